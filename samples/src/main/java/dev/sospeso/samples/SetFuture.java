package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;

/** Program 6: a bare future whose result another task sets while the program awaits it. */
final class SetFuture {

    private SetFuture() {
    }

    @Async
    static Coroutine<Void> setFutureValue(Future<String> future, String value) {
        print("setter sleeps");
        await(sleep(0.02));
        future.setResult(value);
        print("setter has set the result");
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        Task<Void> task = loop.createTask(setFutureValue(future, "the value"));
        print("done before:", future.done());
        print("awaited:", await(future));
        print("done after:", future.done(), "result:", future.result());
        await(task);
        return null;
    }

    public static void main(String[] args) {
        run(program());
    }
}
