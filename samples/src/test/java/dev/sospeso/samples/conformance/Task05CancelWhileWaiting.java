package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;

final class Task05CancelWhileWaiting {

    private Task05CancelWhileWaiting() {
    }

    @Async
    static Coroutine<Void> body(Future<Void> f) {
        try {
            try {
                await(f);
            } catch (Exception e) {
                print("never: CancelledError is not an Exception");
            }
        } finally {
            print("cleanup 1");
            await(sleep(0));
            print("cleanup 2");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Future<Void> f = getRunningLoop().createFuture();
        var t = createTask(body(f));
        await(sleep(0));
        print("cancel", t.cancel());
        print("future cancelled", f.cancelled(), "task done", t.done());
        for (int i = 0; i < 4; i++) {
            await(sleep(0));
            print("turn", i, "done", t.done());
        }
        attempt("result", () -> t.result());
        attempt("exception", () -> t.exception());
        print("cancelled", t.cancelled());
        return null;
    }

    static void main() {
        run(program());
    }
}
