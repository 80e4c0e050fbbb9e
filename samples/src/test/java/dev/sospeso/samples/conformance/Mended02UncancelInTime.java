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

/** CPython 3.11 throws nevertheless; we follow 3.13. */
final class Mended02UncancelInTime {

    private Mended02UncancelInTime() {
    }

    @Async
    static Coroutine<String> body() {
        var me = currentTask();
        me.cancel("taken back");
        print("cancelling", me.cancelling(), "uncancel", me.uncancel());
        try {
            await(sleep(0));
            return Coroutine.of("went on");
        } catch (CancelledError e) {
            return Coroutine.of("thrown " + exc(e));
        }
    }

    @Async
    static Coroutine<Void> program() {
        print(await(createTask(body())));
        return null;
    }

    static void main() {
        run(program());
    }
}
