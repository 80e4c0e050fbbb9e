package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Loop01CallSoonOrder {

    private Loop01CallSoonOrder() {
    }

    private static void chain(EventLoop loop, String name, int n) {
        print(name, n);
        if (n > 0) {
            loop.callSoon(() -> chain(loop, name, n - 1));
        }
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<String> f = loop.createFuture();
        f.addDoneCallback(done -> print("future callback", done.result()));
        loop.callSoon(() -> chain(loop, "a", 2));
        loop.callSoon(() -> f.setResult("set in loop"));
        loop.callSoon(() -> chain(loop, "b", 1));
        loop.callSoon(() -> print("many", 1, "args", 2));
        print("main waits");
        await(f);
        print("main woke");
        await(sleep(0));
        await(sleep(0));
        print("end");
        return null;
    }

    static void main() {
        run(program());
    }
}
