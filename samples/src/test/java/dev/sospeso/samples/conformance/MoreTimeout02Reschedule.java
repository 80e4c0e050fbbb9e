package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.timeoutAt;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.Timeout;
import dev.sospeso.samples.Print;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

final class MoreTimeout02Reschedule {

    private MoreTimeout02Reschedule() {
    }

    @Async
    static Coroutine<Void> toThePast() throws TimeoutException {
        try (var t = timeout(10)) {
            t.reschedule(getRunningLoop().time() - 1);
            print("  still inside", t.expired());
            await(sleep(0));
            print("  one turn", t.expired());
            await(sleep(0));
            print("  never");
        }
        return null;
    }

    @Async
    static Coroutine<String> pastAndFuture() throws TimeoutException {
        double now = getRunningLoop().time();
        Timeout t = Timeout.of(10);
        try (var entered = t.enter()) {
            t.reschedule(now - 1);
            t.reschedule(now + 10);
            await(sleep(0));
            await(sleep(0));
            t.unschedule();
            print("  never", t.when().isEmpty(), t.expired());
        }
        print("  after", t.when().isEmpty(), t);
        return Coroutine.of("went on");
    }

    @Async
    static Coroutine<Void> neverAndBack() throws TimeoutException {
        try (var t = timeout((Duration) null)) {
            print("  never", t.when().isEmpty());
            await(sleep(0));
            t.reschedule(getRunningLoop().time() + 0.01);
            print("  never", t.when().isEmpty());
            await(sleep(10));
        }
        return null;
    }

    @Async
    static Coroutine<Void> atInThePast() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        try (var t = timeoutAt(loop.time() - 5)) {
            loop.callSoon(() -> print("  soon"));
            try {
                await(sleep(10));
            } catch (CancelledError e) {
                print("  saw", exc(e), t.expired(), t);
                attempt("  too late", () -> t.reschedule(loop.time() + 10));
                throw e;
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> pendingCancellation() throws TimeoutException {
        Task<?> me = currentTask();
        me.cancel("before");
        try (var t = timeout(0)) {
            print("  inside", me.cancelling());
            try {
                await(sleep(0));
            } catch (CancelledError e) {
                print("  saw", exc(e), t.expired(), me.cancelling());
            }
            await(sleep(0));
            print("  never");
        }
        return null;
    }

    @Async
    static Coroutine<String> child(Timeout t, Task<?> parent) {
        t.unschedule();
        print("  child", currentTask() == parent);
        return Coroutine.of("child");
    }

    @Async
    static Coroutine<String> movedByAChild() throws TimeoutException {
        Timeout t = Timeout.of(0.02);
        String r;
        try (var entered = t.enter()) {
            r = await(createTask(child(t, currentTask())));
            await(sleep(0.04));
        }
        return Coroutine.of(r + " " + Print.text(t.expired()));
    }

    @Async
    static Coroutine<String> endedLate() throws TimeoutException {
        Timeout t = Timeout.of(0.02);
        try (var entered = t.enter()) {
        }
        await(sleep(0.04));
        attempt("  finished", () -> t.unschedule());
        return Coroutine.of(Print.text(t.expired()) + " " + t);
    }

    @Async
    static Coroutine<String> inACallback() {
        EventLoop loop = getRunningLoop();
        Timeout c = Timeout.of(1);
        loop.callSoon(() -> attempt("  callback", () -> c.enter()));
        await(sleep(0));
        Timeout t = Timeout.of(1);
        attempt("  not entered", () -> t.reschedule(1));
        return Coroutine.of(t.toString());
    }

    @Async
    static Coroutine<Void> inCase(String label, Coroutine<?> f) {
        print(label);
        Task<?> t = createTask(f);
        try {
            print(" ", await(t), t.cancelling());
        } catch (Throwable e) {
            print(" ", exc(e), t.cancelled(), t.cancelling());
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(inCase("to_the_past", toThePast()));
        await(inCase("past_and_future", pastAndFuture()));
        await(inCase("never_and_back", neverAndBack()));
        await(inCase("at_in_the_past", atInThePast()));
        await(inCase("pending_cancellation", pendingCancellation()));
        await(inCase("moved_by_a_child", movedByAChild()));
        await(inCase("ended_late", endedLate()));
        await(inCase("in_a_callback", inACallback()));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
