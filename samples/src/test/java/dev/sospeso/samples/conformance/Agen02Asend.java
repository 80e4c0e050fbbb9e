package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;

final class Agen02Asend {

    private Agen02Asend() {
    }

    @Async
    static Coroutine<Void> tryit(String label, Coroutine<?> aw) {
        try {
            print(label, "->", await(aw));
        } catch (Throwable e) {
            print(label, "raised", exc(e));
        }
        return null;
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
        await(tryit("asend 5", g.asend(5)));
        await(tryit("anext", g.anext()));
        await(tryit("asend 10", g.asend(10)));
        await(tryit("asend 20", g.asend(20)));
        await(tryit("asend 90", g.asend(90)));
        await(tryit("asend 1", g.asend(1)));
        await(tryit("anext", g.anext()));
        AsyncGenerator<Object, Integer> h = objects(averager());
        await(tryit("asend None", h.asend(null)));
        await(h.aclose());
        await(tryit("default", anext(h, "fallback")));
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
