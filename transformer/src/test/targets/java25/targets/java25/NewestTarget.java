package targets.java25;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;

import dev.sospeso.Async;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.List;

/** What came after Java 21: unnamed variables, statements before a constructor call. */
public class NewestTarget {

    @Async
    public static Coroutine<Object> unnamedVariables(Probe p) {
        int n = 0;
        for (var _ : List.of(1, 2, 3)) {
            n += await(p.value(1));
        }
        var _ = await(p.value("dropped"));
        try {
            await(p.fail(new IllegalStateException("x")));
        } catch (IllegalStateException _) {
            n += await(p.value(10));
        }
        return Coroutine.of(n);
    }

    static class Base {
        final String text;

        Base(String text) {
            this.text = text;
        }
    }

    static final class Derived extends Base {
        Derived(String text) {
            String longer = text + "!";
            if (longer.length() > 100) {
                throw new IllegalArgumentException("long");
            }
            super(longer);
        }

        @Async
        Coroutine<String> more(Probe p) {
            return Coroutine.of(text + await(p.value("?")) + new Derived(await(p.value("d"))).text);
        }
    }

    @Async
    public static Coroutine<Object> flexibleConstructors(Probe p) {
        return Coroutine.of(await(new Derived(await(p.value("t"))).more(p)));
    }

    @Async
    public static Coroutine<Object> unnamedLoopVariableOfAwaitEach(Probe p) {
        List<Integer> left = new ArrayList<>(List.of(1, 2, 3));
        AsyncIterator<Integer> steps = () -> {
            if (left.isEmpty()) {
                throw new StopAsyncIteration();
            }
            return Coroutine.of(await(p.value(left.remove(0))));
        };
        int n = 0;
        for (var _ : awaitEach(steps)) {
            n++;
        }
        return Coroutine.of(n);
    }
}
