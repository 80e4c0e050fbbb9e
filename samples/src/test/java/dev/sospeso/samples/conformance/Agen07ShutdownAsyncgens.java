package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Agen07ShutdownAsyncgens {

    private final List<AsyncGenerator<Integer, Void>> keep = new ArrayList<>();

    private Agen07ShutdownAsyncgens() {
    }

    @Async
    static AsyncGenerator<Integer, Void> gen(String name) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            print("  closing", name);
            await(sleep(0));
            print("  closed", name);
        }
        return null;
    }

    @Async
    Coroutine<AsyncGenerator<Integer, Void>> use(String name, int steps) {
        var g = gen(name);
        keep.add(g);
        for (int i = 0; i < steps; i++) {
            await(g.anext());
        }
        return Coroutine.of(g);
    }

    @Async
    Coroutine<Void> program() {
        await(use("unstarted", 0));
        await(use("suspended", 1));
        var done = await(use("finished", 0));
        for (int x : awaitEach(done)) {
            print("item", x);
        }
        print("main returns");
        return null;
    }

    private void runBoth() {
        print("run");
        run(program());
        print("manual loop");
        var loop = newEventLoop();
        loop.runUntilComplete(use("manual", 2));
        print("before shutdown");
        loop.runUntilComplete(loop.shutdownAsyncgens());
        print("after shutdown");
        loop.close();
    }

    static void main() {
        new Agen07ShutdownAsyncgens().runBoth();
    }
}
