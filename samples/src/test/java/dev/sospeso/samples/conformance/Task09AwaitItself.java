package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

final class Task09AwaitItself {

    private Task09AwaitItself() {
    }

    private static String shortened(Throwable e) {
        return exc(e).split(": ")[0] + ": " + e.getMessage().split(":")[0];
    }

    @Async
    static Coroutine<String> selfish(boolean catching) {
        var me = currentTask();
        try {
            await(me);
        } catch (IllegalStateException e) {
            print("  inside", shortened(e));
            if (!catching) {
                throw e;
            }
        }
        await(sleep(0));
        return Coroutine.of("recovered");
    }

    @Async
    static Coroutine<Void> program() {
        print(await(createTask(selfish(true))));
        var t = createTask(selfish(false));
        t.addDoneCallback(done -> print("  callback", done.done(), shortened(done.exception())));
        try {
            await(t);
        } catch (IllegalStateException e) {
            print("outside", shortened(e));
        }
        print("cancelled", t.cancelled(), "cancelling", t.cancelling());
        return null;
    }

    static void main() {
        run(program());
    }
}
