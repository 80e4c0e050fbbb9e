package targets.awaiteach;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;

/** For-each loops over async generators. */
public class AsyncGeneratorWalkTarget {

    @Async
    private static AsyncGenerator<String, Void> letters(Probe p, int n) {
        try {
            for (int i = 0; i < n; i++) {
                String s = await(p.value("l" + i));
                AsyncGenerator.yield(s);
            }
        } finally {
            p.event("letters end");
        }
        return null;
    }

    @Async
    public static Coroutine<Object> overAsyncGenerator(Probe p) {
        String all = "";
        for (String s : awaitEach(letters(p, 3))) {
            all += s + await(p.value("-"));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> breakAndGoOn(Probe p) {
        AsyncGenerator<String, Void> g = letters(p, 4);
        String all = "";
        for (String s : awaitEach(g)) {
            all += s;
            if (s.equals("l1")) {
                break;
            }
        }
        for (String s : awaitEach(g)) {
            all += s;
        }
        return Coroutine.of(all);
    }
}
