package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;

final class Task04CancelBeforeStart {

    private Task04CancelBeforeStart() {
    }

    @Async
    static Coroutine<Void> body() {
        try {
            print("never runs");
        } finally {
            print("never runs either");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(body());
        print("cancel returns", t.cancel(), t.cancel());
        print("done", t.done(), "cancelled", t.cancelled(), "cancelling", t.cancelling());
        await(sleep(0));
        print("done", t.done(), "cancelled", t.cancelled());
        try {
            await(t);
        } catch (CancelledError e) {
            print("awaiter saw", exc(e));
        }
        print("main cancelling", currentTask().cancelling());
        print("cancel after done", t.cancel());
        return null;
    }

    static void main() {
        run(program());
    }
}
