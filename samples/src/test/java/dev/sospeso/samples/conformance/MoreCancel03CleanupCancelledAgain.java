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
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreCancel03CleanupCancelledAgain {

    private MoreCancel03CleanupCancelledAgain() {
    }

    @Async
    static Coroutine<Void> nested(List<String> log) {
        try {
            try {
                log.add("work");
                await(sleep(10));
            } finally {
                log.add("inner cleanup");
                await(sleep(10));
                log.add("never");
            }
        } finally {
            log.add("outer cleanup");
            await(sleep(0));
            log.add("outer done");
        }
        return null;
    }

    @Async
    static Coroutine<String> stubborn(int n) {
        var me = currentTask();
        List<String> caught = new ArrayList<>();
        while (caught.size() < n) {
            try {
                await(sleep(10));
            } catch (CancelledError e) {
                caught.add(e.getMessage() + me.cancelling());
            }
        }
        return Coroutine.of(String.join(" ", caught));
    }

    @Async
    static Coroutine<String> recovers() {
        var me = currentTask();
        me.cancel("self");
        print("pending", me.cancelling());
        try {
            await(sleep(0));
            print("never");
        } catch (CancelledError e) {
            print("arrived", exc(e), me.uncancel());
        }
        await(sleep(0));
        return Coroutine.of("recovered");
    }

    @Async
    static Coroutine<String> endsWithPendingCancel() {
        currentTask().cancel("at the end");
        return Coroutine.of("value");
    }

    @Async
    static Coroutine<String> failsWithPendingCancel() {
        currentTask().cancel("before the error");
        throw new IllegalArgumentException("real error");
    }

    @Async
    static Coroutine<Void> show(String label, Task<?> t) {
        try {
            print(label, await(t));
        } catch (Throwable e) {
            print(label, exc(e), t.cancelled());
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        List<String> log = new ArrayList<>();
        var n = createTask(nested(log));
        await(sleep(0));
        n.cancel("one");
        await(sleep(0));
        n.cancel("two");
        await(show("nested", n));
        print(String.join(", ", log));

        var t = createTask(stubborn(3));
        await(sleep(0));
        for (String m : List.of("a", "b", "c")) {
            t.cancel(m);
            await(sleep(0));
            print("turn", m, t.done());
            await(sleep(0));
        }
        await(show("stubborn", t));

        await(show("recovers", createTask(recovers())));
        await(show("ends", createTask(endsWithPendingCancel())));
        await(show("fails", createTask(failsWithPendingCancel())));
        return null;
    }

    static void main() {
        run(program());
    }
}
