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
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.TaskGroup;

/** CPython 3.11 forgets the cancellation from outside; we follow 3.13. */
final class Mended01GroupFailureAndOutsideCancel {

    private Mended01GroupFailureAndOutsideCancel() {
    }

    @Async
    static Coroutine<Void> fails() {
        throw new IllegalArgumentException("child");
    }

    @Async
    static Coroutine<Void> parent() {
        var me = currentTask();
        try (var tg = TaskGroup.open()) {
            tg.createTask(fails());
            await(sleep(10));
        } catch (ExceptionGroup e) {
            print("group", exc(e.exceptions().get(0)), me.cancelling());
        }
        try {
            await(sleep(0));
            print("goes on", me.cancelling());
        } catch (CancelledError e) {
            print("cancelled at the next await", me.cancelling());
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        for (int turns : new int[] {2, 3}) {
            var t = createTask(parent());
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
            }
            t.cancel("outside");
            try {
                await(t);
            } catch (CancelledError e) {
                // expected
            }
            print("after", turns, "turns", t.cancelled());
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
