package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;

final class Task10CancelPropagates {

    private Task10CancelPropagates() {
    }

    @Async
    static Coroutine<String> leaf(Future<String> f) {
        try {
            return Coroutine.of(await(f));
        } finally {
            print("  leaf out");
        }
    }

    @Async
    static Coroutine<String> mid(Task<String> t, boolean swallow) {
        try {
            return Coroutine.of(await(t));
        } catch (CancelledError e) {
            print("  mid saw cancel");
            if (swallow) {
                return Coroutine.of("rescued");
            }
            throw e;
        }
    }

    @Async
    static Coroutine<String> top(Task<String> t) {
        try {
            String r = await(t);
            print("  top got", r);
            return Coroutine.of(r);
        } catch (CancelledError e) {
            print("  top saw cancel");
            throw e;
        }
    }

    @Async
    static Coroutine<Void> program() {
        for (boolean swallow : new boolean[] {false, true}) {
            Future<String> f = getRunningLoop().createFuture();
            var a = createTask(leaf(f));
            var b = createTask(mid(a, swallow));
            var c = createTask(top(b));
            await(sleep(0));
            print("swallow", swallow, "cancel", c.cancel());
            print("counts", a.cancelling(), b.cancelling(), c.cancelling(),
                    "future", f.cancelled());
            for (int i = 0; i < 4; i++) {
                await(sleep(0));
                print("turn", i, "done", a.done(), b.done(), c.done());
            }
            print("cancelled", a.cancelled(), b.cancelled(), c.cancelled());
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
