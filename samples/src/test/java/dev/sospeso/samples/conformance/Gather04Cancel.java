package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;

final class Gather04Cancel {

    private Gather04Cancel() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, int cleanup) {
        try {
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
            }
            print("finished", name);
            return Coroutine.of(name);
        } catch (CancelledError e) {
            for (int i = 0; i < cleanup; i++) {
                await(sleep(0));
            }
            print("cancelled", name, "after cleanup", cleanup);
            throw e;
        }
    }

    @Async
    static Coroutine<Void> collect(Task<String> a, Task<String> b, Task<String> c) {
        try {
            await(gather(a, b, c));
        } catch (CancelledError e) {
            print("collector", exc(e));
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var a = createTask(work("a", 1, 0));
        var b = createTask(work("b", 50, 3));
        var c = createTask(work("c", 50, 1));
        var t = createTask(collect(a, b, c));
        for (int i = 0; i < 4; i++) {
            await(sleep(0));
        }
        print("cancel", t.cancel("stop"));
        try {
            await(t);
        } catch (CancelledError e) {
            print("t cancelled", t.cancelled());
        }
        print("a result", a.result(), "b", b.cancelled(), "c", c.cancelled());
        var g = gather(work("d", 50, 0));
        await(sleep(0));
        print("direct cancel", g.cancel(), "again", g.cancel());
        try {
            await(g);
        } catch (CancelledError e) {
            print("g cancelled", g.cancelled());
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
