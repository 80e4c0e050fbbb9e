package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Task07CancelSwallowed {

    private Task07CancelSwallowed() {
    }

    @Async
    static Coroutine<String> survivor(Future<String> f, Future<String> g) {
        try {
            await(f);
        } catch (CancelledError e) {
            print("  swallowed");
        }
        print("  cancelling", currentTask().cancelling());
        return Coroutine.of(await(g));
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<String> f = loop.createFuture();
        Future<String> g = loop.createFuture();
        var t = createTask(survivor(f, g));
        await(sleep(0));
        t.cancel();
        await(sleep(0));
        g.setResult("kept going");
        print("result", await(t), "cancelled", t.cancelled(), "count", t.cancelling());
        f = loop.createFuture();
        g = loop.createFuture();
        t = createTask(survivor(f, g));
        await(sleep(0));
        t.cancel("one");
        await(sleep(0));
        t.cancel("two");
        try {
            await(t);
        } catch (CancelledError e) {
            print("second time", exc(e), "cancelled", t.cancelled());
        }
        print("count", t.cancelling(), "g cancelled", g.cancelled());
        return null;
    }

    static void main() {
        run(program());
    }
}
