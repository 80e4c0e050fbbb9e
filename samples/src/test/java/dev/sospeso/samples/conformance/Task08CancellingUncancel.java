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

final class Task08CancellingUncancel {

    private Task08CancellingUncancel() {
    }

    @Async
    static Coroutine<String> body() {
        var me = currentTask();
        print("start", me.cancelling(), "uncancel", me.uncancel());
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            print("caught", exc(e), "count", me.cancelling());
        }
        print("uncancel", me.uncancel());
        print("uncancel", me.uncancel());
        print("uncancel", me.uncancel());
        await(sleep(0));
        return Coroutine.of("finished");
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(body());
        await(sleep(0));
        print("cancel", t.cancel("a"), t.cancel("b"), "count", t.cancelling());
        print("result", await(t));
        print("late cancel", t.cancel(), "count", t.cancelling());
        var u = createTask(sleep(10));
        await(sleep(0));
        u.cancel();
        print("uncancel before delivery", u.uncancel());
        try {
            await(u);
        } catch (CancelledError e) {
            print("was cancelled all the same", u.cancelled());
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
