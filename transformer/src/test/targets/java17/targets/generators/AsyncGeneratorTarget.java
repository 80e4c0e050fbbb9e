package targets.generators;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.transformer.validation.Probe;

/** Async generators: yields and awaits in one body. */
public class AsyncGeneratorTarget {

    @Async
    private static Coroutine<Void> step(Probe p, Coroutine<?> step) {
        try {
            p.event(await(step));
        } catch (StopAsyncIteration end) {
            p.event("end");
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
        return null;
    }

    @Async
    private static AsyncGenerator<String, Object> echo(Probe p, String name) {
        String all = name;
        try {
            for (int i = 0; i < 3; i++) {
                all += await(p.value("w" + i));
                Object sent = AsyncGenerator.yield(all);
                all += sent;
            }
        } catch (IllegalStateException e) {
            all += e.getMessage() + await(p.value("c"));
            AsyncGenerator.yield(all);
        } finally {
            p.event("finally " + await(p.value(all)));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nextToTheEnd(Probe p) {
        AsyncGenerator<String, Object> g = echo(p, "g");
        for (int i = 0; i < 5; i++) {
            await(step(p, g.anext()));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> send(Probe p) {
        AsyncGenerator<String, Object> g = echo(p, "g");
        await(step(p, g.asend(null)));
        await(step(p, g.asend("one")));
        await(step(p, g.asend(2)));
        await(step(p, g.asend(null)));
        return null;
    }

    @Async
    public static Coroutine<Object> throwIn(Probe p) {
        for (int at = 1; at < 4; at++) {
            AsyncGenerator<String, Object> g = echo(p, "g" + at);
            for (int i = 0; i < at; i++) {
                await(step(p, g.anext()));
            }
            await(step(p, g.athrow(new IllegalStateException("in"))));
            await(step(p, g.athrow(new IllegalArgumentException("out"))));
            await(step(p, g.anext()));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> close(Probe p) {
        for (int at = 0; at < 5; at++) {
            AsyncGenerator<String, Object> g = echo(p, "g" + at);
            for (int i = 0; i < at; i++) {
                await(step(p, g.anext()));
            }
            await(step(p, g.aclose()));
            await(step(p, g.anext()));
        }
        return null;
    }

    @Async
    private static AsyncGenerator<Integer, Void> failing(Probe p) {
        AsyncGenerator.yield(await(p.value(1)));
        await(p.fail(new IllegalStateException("await failed")));
        AsyncGenerator.yield(2);
        return null;
    }

    @Async
    public static Coroutine<Object> awaitFails(Probe p) {
        AsyncGenerator<Integer, Void> g = failing(p);
        for (int i = 0; i < 3; i++) {
            await(step(p, g.anext()));
        }
        return null;
    }

    @Async
    private static AsyncGenerator<Object, Object> inExpressions(Probe p) {
        String s = "a" + AsyncGenerator.<Integer>yield(await(p.value(1))) + await(p.value("b"))
                + AsyncGenerator.<String>yield("c" + await(p.value(2)));
        AsyncGenerator.yield(new StringBuilder(await(p.value(s))).append(
                AsyncGenerator.<Object>yield(3)).toString());
        return null;
    }

    @Async
    public static Coroutine<Object> expressions(Probe p) {
        AsyncGenerator<Object, Object> g = inExpressions(p);
        await(step(p, g.anext()));
        for (Object sent : new Object[] {10, "x", 'y', null}) {
            await(step(p, g.asend(sent)));
        }
        return null;
    }

    @Async
    private static AsyncGenerator<Object, Void> awaitableValues(Probe p) {
        AsyncGenerator.yield(p.value("not awaited"));
        AsyncGenerator.yield(null);
        AsyncGenerator.yield(Coroutine.of(1));
        return null;
    }

    @Async
    public static Coroutine<Object> yieldedAwaitables(Probe p) {
        AsyncGenerator<Object, Void> g = awaitableValues(p);
        Object first = await(g.anext());
        p.event(await((dev.sospeso.Awaitable<?>) first));
        p.event(await(g.anext()));
        p.event(await((Coroutine<?>) await(g.anext())));
        await(step(p, g.anext()));
        return null;
    }

    @Async
    private static AsyncGenerator<Integer, Void> filter(Probe p, AsyncGenerator<Integer, Void> source) {
        for (int i : dev.sospeso.asyncio.Asyncio.awaitEach(source)) {
            if (await(p.value(i % 2 == 0))) {
                AsyncGenerator.yield(i * 10);
            }
        }
        return null;
    }

    @Async
    private static AsyncGenerator<Integer, Void> count(Probe p, int n) {
        for (int i = 0; i < n; i++) {
            AsyncGenerator.yield(await(p.value(i)));
        }
        return null;
    }

    @Async
    public static Coroutine<Object> pipeline(Probe p) {
        long sum = 0;
        for (int i : dev.sospeso.asyncio.Asyncio.awaitEach(filter(p, count(p, 7)))) {
            sum = sum * 100 + i;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static AsyncGenerator<Integer, Void> empty(Probe p) {
        await(p.value(1));
        return null;
    }

    @Async
    public static Coroutine<Object> nothingYielded(Probe p) {
        await(step(p, empty(p).anext()));
        await(step(p, empty(p).aclose()));
        return null;
    }

    @Async
    public static Coroutine<Object> manyYieldsWithoutSuspending(Probe p) {
        long sum = 0;
        for (int i : dev.sospeso.asyncio.Asyncio.awaitEach(count(p, 1_000))) {
            sum += i;
        }
        return Coroutine.of(sum);
    }
}
