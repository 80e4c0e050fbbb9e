package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;

final class Task06CancelMessage {

    private Task06CancelMessage() {
    }

    @Async
    static Coroutine<Void> body(Future<Void> f) {
        try {
            await(f);
        } catch (CancelledError e) {
            print("  body saw", exc(e));
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> labelled(String label, String... msgs) {
        var t = createTask(body(getRunningLoop().createFuture()));
        await(sleep(0));
        for (String m : msgs) {
            t.cancel(m);
        }
        try {
            await(t);
        } catch (CancelledError e) {
            print(label, "awaiter saw", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(labelled("none", (String) null));
        await(labelled("one", "first"));
        await(labelled("two", "first", "second"));
        var t = createTask(body(getRunningLoop().createFuture()));
        t.cancel("early");
        t.cancel("later");
        try {
            await(t);
        } catch (CancelledError e) {
            print("unstarted awaiter saw", exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
