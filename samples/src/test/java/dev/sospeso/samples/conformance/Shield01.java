package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;

final class Shield01 {

    private Shield01() {
    }

    @Async
    static Coroutine<String> job(int turns, boolean fail) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("  job finishing");
        if (fail) {
            throw new IllegalArgumentException("job failed");
        }
        return Coroutine.of("job result");
    }

    @Async
    static Coroutine<String> outer(Task<String> t) {
        try {
            return Coroutine.of(await(shield(t)));
        } catch (CancelledError e) {
            print("  outer cancelled");
            throw e;
        }
    }

    @Async
    static Coroutine<Void> program() {
        var inner = createTask(job(4, false));
        var t = createTask(outer(inner));
        await(sleep(0));
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("outer done, inner done", inner.done());
        }
        print("inner", await(inner));
        inner = createTask(job(30, false));
        t = createTask(outer(inner));
        await(sleep(0));
        inner.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("inner cancelled", inner.cancelled(), "outer", t.cancelled(),
                    "requests to outer", t.cancelling());
        }
        print("result", await(shield(job(0, false))));
        try {
            await(shield(job(0, true)));
        } catch (IllegalArgumentException e) {
            print("exception", exc(e));
        }
        var done = createTask(job(0, false));
        await(done);
        print("shield of done is itself", shield(done) == done);
        return null;
    }

    static void main() {
        run(program());
    }
}
