package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.StopIteration;

final class Coro09StopiterationInCoroutine {

    private Coro09StopiterationInCoroutine() {
    }

    @Async
    static Coroutine<Void> leak(RuntimeException e) {
        await(sleep(0));
        throw e;
    }

    @Async
    static Coroutine<Exception> giveException() {
        return Coroutine.of(new IllegalArgumentException("just a value"));
    }

    @Async
    static Coroutine<Void> program() {
        try {
            await(leak(new StopIteration("s")));
        } catch (IllegalStateException e) {
            print(exc(e), "| cause", exc(e.getCause()));
        }
        try {
            await(leak(new StopAsyncIteration("a")));
        } catch (StopAsyncIteration e) {
            print("plain", exc(e));
        }
        Exception r = await(giveException());
        print("returned", exc(r));
        var t = createTask(leak(new StopIteration("in task")));
        try {
            await(t);
        } catch (IllegalStateException e) {
            print("task", exc(e), "| cause", exc(e.getCause()));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
