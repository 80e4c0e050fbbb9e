package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.concurrent.TimeoutException;

final class WaitFor01Basics {

    private WaitFor01Basics() {
    }

    @Async
    static Coroutine<String> work(String name, double delay, boolean fail) {
        try {
            await(sleep(delay));
            if (fail) {
                throw new IllegalArgumentException(name);
            }
            return Coroutine.of(name);
        } catch (CancelledError e) {
            print("  cleanup", name);
            await(sleep(0.02));
            print("  cleaned", name);
            throw e;
        }
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        print(await(waitFor(work("quick", 0, false), 5)));
        print(await(waitFor(work("no limit", 0.01, false), Double.POSITIVE_INFINITY)));
        try {
            await(waitFor(work("failing", 0, true), 5));
        } catch (IllegalArgumentException e) {
            print("error", exc(e));
        }
        var t = createTask(work("slow", 30, false));
        try {
            await(waitFor(t, 0.03));
        } catch (TimeoutException e) {
            print("timeout", exc(e), "inner cancelled", t.cancelled());
            print("same class", e.getClass() == TimeoutException.class);
        }
        print("main cancelling", currentTask().cancelling());
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
