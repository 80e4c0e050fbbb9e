package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;

final class Agen02Asend {

    private Agen02Asend() {
    }

    @Async
    static AsyncGenerator<Integer, Integer> averager() {
        int total = 0;
        int count = 0;
        int avg = 0;
        while (count < 3) {
            Integer x = AsyncGenerator.yield(avg);
            await(sleep(0));
            print("  x", x);
            total += x;
            count += 1;
            avg = total / count;
        }
        return null;
    }

    /** {@code anext(iterator, fallback)}. */
    @Async
    static <T> Coroutine<T> anext(AsyncGenerator<T, ?> g, T fallback) {
        try {
            return Coroutine.of(await(g.anext()));
        } catch (StopAsyncIteration e) {
            return Coroutine.of(fallback);
        }
    }

    @Async
    static Coroutine<Void> program() {
        var g = averager();
        await(attemptAwait("asend 5", g.asend(5)));
        await(attemptAwait("anext", g.anext()));
        await(attemptAwait("asend 10", g.asend(10)));
        await(attemptAwait("asend 20", g.asend(20)));
        await(attemptAwait("asend 90", g.asend(90)));
        await(attemptAwait("asend 1", g.asend(1)));
        await(attemptAwait("anext", g.anext()));
        AsyncGenerator<Object, Integer> h = objects(averager());
        await(attemptAwait("asend None", h.asend(null)));
        await(h.aclose());
        await(attemptAwait("default", anext(h, "fallback")));
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <S> AsyncGenerator<Object, S> objects(AsyncGenerator<?, S> g) {
        return (AsyncGenerator<Object, S>) g;
    }

    static void main() {
        run(program());
    }
}
