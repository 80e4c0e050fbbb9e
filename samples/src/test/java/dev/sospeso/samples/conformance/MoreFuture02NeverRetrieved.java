package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreFuture02NeverRetrieved {

    private MoreFuture02NeverRetrieved() {
    }

    @Async
    static Coroutine<Void> fails(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw new IllegalArgumentException(name);
    }

    private static Coroutine<Void> fails(String name) {
        return fails(name, 0);
    }

    private static void raise(String name) {
        throw new IllegalArgumentException(name);
    }

    @Async
    static Coroutine<Void> failsLate(String name) {
        try {
            await(sleep(10));
        } finally {
            raise(name);
        }
        return null;
    }

    @Async
    static Coroutine<Void> gathers() {
        await(settle(gather(fails("gather first"), fails("gather second", 1))));
        await(turns(2));
        gather(fails("gather dropped"), fails("gather dropped too"));
        await(turns(4));
        gatherSettled(fails("settled"));
        await(turns(4));
        var g = gather(fails("gather cancelled when done"));
        await(turns(4));
        print(g.cancel());
        return null;
    }

    @Async
    static Coroutine<Void> waits() {
        await(Asyncio.wait(List.of(createTask(fails("wait all")))));
        await(Asyncio.wait(List.of(createTask(fails("wait exception, last"))),
                ReturnWhen.FIRST_EXCEPTION));
        await(Asyncio.wait(List.of(createTask(fails("wait exception")), createTask(turns(5))),
                ReturnWhen.FIRST_EXCEPTION));
        await(Asyncio.wait(List.of(createTask(fails("wait completed")), createTask(turns(5))),
                ReturnWhen.FIRST_COMPLETED));
        await(turns(6));
        return null;
    }

    @Async
    static Coroutine<Void> shields() {
        var s = shield(createTask(fails("shield cancelled", 2)));
        s.cancel();
        await(turns(4));
        var t = createTask(fails("shield cancelled with it", 1));
        s = shield(t);
        t.addDoneCallback(f -> { });
        await(turns(2));
        print(t.done(), s.done(), s.cancel());
        await(turns(3));
        shield(createTask(fails("shield dropped")));
        await(turns(3));
        return null;
    }

    @Async
    static Coroutine<Void> limits() throws TimeoutException {
        await(settle(waitFor(failsLate("wait_for expired"), 0.01)));
        var t = createTask(waitFor(failsLate("wait_for cancelled"), 5));
        await(turns(2));
        t.cancel();
        print(await(settle(t)));
        try (var limit = timeout(0.01)) {
            await(createTask(failsLate("timeout")));
        } catch (IllegalArgumentException e) {
            print(exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> completed() {
        for (var c : asCompleted(
                List.of(fails("completed"), fails("completed, not awaited", 3)))) {
            print(await(settle(c)));
            break;
        }
        await(turns(5));
        return null;
    }

    @Async
    static Coroutine<Void> groups() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(fails("group"));
            tg.createTask(failsLate("group late"));
        } catch (ExceptionGroup e) {
            print(exc(e));
        }
        return null;
    }

    private static Future<Void> failed(String name) {
        Future<Void> f = getRunningLoop().createFuture();
        f.setException(new IllegalArgumentException(name));
        return f;
    }

    @Async
    static Coroutine<Void> futures() {
        EventLoop loop = getRunningLoop();
        failed("future dropped");
        failed("future cancelled").cancel();
        failed("future asked").exception();
        failed("future with a callback").addDoneCallback(f -> print("called", f.done()));
        var t = createTask(fails("task cancelled when done"));
        await(turns(2));
        print(t.cancel(), t.cancelling());
        createTask(fails("task dropped"));
        Future<Void> f = loop.createFuture();
        var w = createTask(settle(f));
        await(turns(1));
        f.setException(new IllegalArgumentException("waiter cancelled"));
        w.cancel("w");
        print(await(w));
        f = loop.createFuture();
        w = createTask(settle(f));
        var u = createTask(settle(f));
        await(turns(1));
        f.setException(new IllegalArgumentException("two waiters"));
        print(await(w), await(u));
        return null;
    }

    private static void inCase(String label, Coroutine<Void> f) {
        List<String> log = new ArrayList<>();
        EventLoop loop = newEventLoop();
        loop.setExceptionHandler((lp, c) -> log.add(c.exception().getMessage()));
        print(label);
        loop.runUntilComplete(f);
        loop.close();
        print("  reported:", log.stream().sorted().collect(Collectors.joining("; ")));
    }

    static void main() throws TimeoutException {
        inCase("gathers", gathers());
        inCase("waits", waits());
        inCase("shields", shields());
        inCase("limits", limits());
        inCase("completed", completed());
        inCase("groups", groups());
        inCase("futures", futures());
    }
}
