package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

final class MoreRunner04Stopped {

    private MoreRunner04Stopped() {
    }

    private final List<String> log = new ArrayList<>();

    private void attempt(String label, Callable<?> fn) {
        try {
            print(label, "->", fn.call(), "|", String.join("; ", log));
        } catch (Throwable e) {
            print(label, "raised", exc(e), "|", String.join("; ", log));
        }
        log.clear();
    }

    private void attempt(String label, Py.Action fn) {
        attempt(label, () -> {
            fn.run();
            return null;
        });
    }

    @Async
    Coroutine<String> stopsAndReturns() {
        getRunningLoop().stop();
        return Coroutine.of("returned");
    }

    @Async
    Coroutine<String> stopsAndWaits(int turns) {
        getRunningLoop().stop();
        try {
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
                log.add("turn " + i);
            }
        } catch (CancelledError e) {
            log.add(exc(e) + " " + currentTask().cancelling());
            throw e;
        } finally {
            log.add("cleanup");
        }
        return Coroutine.of("waited");
    }

    @Async
    Coroutine<String> stopsAndFails() {
        getRunningLoop().stop();
        throw new IllegalArgumentException("failed");
    }

    @Async
    Coroutine<String> stopsInACallback() {
        EventLoop loop = getRunningLoop();
        loop.callSoon(loop::stop);
        loop.callSoon(() -> log.add("same turn"));
        await(sleep(0));
        log.add("woken");
        await(sleep(0));
        return Coroutine.of("never in one run");
    }

    @Async
    Coroutine<String> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(sleep(0));
            log.add("other " + i);
        }
        return Coroutine.of("turned");
    }

    @Async
    Coroutine<String> closes() {
        try {
            getRunningLoop().close();
        } catch (IllegalStateException e) {
            log.add(exc(e));
        }
        return Coroutine.of("not closed");
    }

    @Async
    Coroutine<Void> stubborn() {
        try {
            await(sleep(10));
        } finally {
            log.add("leftover");
            getRunningLoop().stop();
            await(sleep(0));
            log.add("went on");
            await(sleep(0));
        }
        return null;
    }

    @Async
    Coroutine<String> leaves(List<Task<Void>> keep) {
        keep.add(createTask(stubborn()));
        await(sleep(0));
        getRunningLoop().setExceptionHandler((l, c) -> { });
        return Coroutine.of("left");
    }

    private void program() {
        attempt("returns", () -> Asyncio.run(stopsAndReturns()));
        attempt("waits", () -> Asyncio.run(stopsAndWaits(3)));
        attempt("fails", () -> Asyncio.run(stopsAndFails()));
        attempt("callback", () -> Asyncio.run(stopsInACallback()));
        attempt("closes", () -> Asyncio.run(closes()));

        Runner r = new Runner();
        attempt("first", () -> r.run(stopsAndWaits(3)));
        attempt("second", () -> r.run(turns(4)));
        attempt("third", () -> r.run(stopsAndReturns()));
        attempt("fourth", () -> r.run(turns(1)));
        Task<String> t = r.getLoop().createTask(stopsAndWaits(2));
        attempt("fifth", () -> r.run(turns(2)));
        attempt("stopped from outside", () -> r.getLoop().stop());
        attempt("sixth", () -> r.run(turns(1)));
        attempt("close", () -> r.close());
        print(t.done(), t.cancelled());

        Runner second = new Runner();
        List<Task<Void>> keep = new ArrayList<>();
        attempt("leaves", () -> second.run(leaves(keep)));
        attempt("close", () -> second.close());
        second.close();
        print(keep.get(0).done(), null);

        Runner third = new Runner();
        third.getLoop().close();
        Coroutine<String> c = turns(1);
        attempt("closed", () -> third.run(c));
        attempt("loop", () -> third.getLoop().isClosed());
        attempt("close", () -> third.close());
        attempt("close again", () -> third.close());
        c.close();
    }

    static void main() {
        new MoreRunner04Stopped().program();
    }
}
