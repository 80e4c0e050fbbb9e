package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeoutAt;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreLoop07FarDeadlines {

    private MoreLoop07FarDeadlines() {
    }

    private static final double INF = Double.POSITIVE_INFINITY;

    /** Schedules a callback on a loop. */
    @FunctionalInterface
    private interface Schedule {
        TimerHandle on(EventLoop loop, Runnable callback);
    }

    @Async
    static <T> Coroutine<T> limited(double when, Coroutine<T> aw) throws TimeoutException {
        try (var t = timeoutAt(when)) {
            print("  at", t.when().getAsDouble() == when, t.expired());
            return Coroutine.of(await(aw));
        }
    }

    private static void alone(String label, Schedule schedule) {
        EventLoop loop = newEventLoop();
        List<String> log = new ArrayList<>();
        TimerHandle h = schedule.on(loop, () -> {
            log.add("ran");
            loop.stop();
        });
        print(label, h.when() == INF, h.when() == -INF);
        if (h.when() == INF || h.when() > 1e200) {
            loop.callLater(0.01, () -> {
                log.add("other");
                loop.stop();
            });
        }
        loop.runForever();
        print("  ", String.join(" ", log), h.cancelled());
        h.cancel();
        loop.close();
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        List<String> log = new ArrayList<>();
        List<TimerHandle> far = new ArrayList<>();
        far.add(loop.callAt(INF, () -> log.add("inf")));
        far.add(loop.callAt(1e300, () -> log.add("far")));
        far.add(loop.callAt(-1e300, () -> log.add("-far")));
        far.add(loop.callAt(-INF, () -> log.add("-inf")));
        far.add(loop.callAt(1e15, () -> log.add("1e15")));
        far.add(loop.callLater(INF, () -> log.add("later")));
        far.add(loop.callLater(-INF, () -> log.add("-later")));
        await(sleep(0.01));
        print(log.stream().sorted().collect(Collectors.joining(" ")),
                far.stream().map(Handle::cancelled).toList());
        for (TimerHandle h : far) {
            h.cancel();
        }

        Task<String> t = createTask(sleep(INF, "for ever"));
        Task<String> u = createTask(sleep(-INF, "at once"));
        await(sleep(0.01));
        print(t.done(), u.done(), u.result(), t.cancel("enough"), await(settle(t)));
        print(await(settle(limited(INF, sleep(0.01, "in time")))));
        print(await(settle(limited(-INF, sleep(0.01, "too late")))));
        print(await(settle(limited(-1e300, sleep(0.01, "too late")))));
        print(await(settle(waitFor(sleep(0.01, "waited"), INF))));
        print(await(settle(waitFor(sleep(0.01, "waited"), -INF))));
        for (double limit : new double[] {INF, -INF, 1e300}) {
            var waited = await(Asyncio.wait(List.of(createTask(sleep(0.01))), limit));
            print("wait", waited.done().size(), waited.pending().size());
        }
        Future<String> f = loop.createFuture();
        for (double limit : new double[] {-INF, INF}) {
            for (Coroutine<String> c : asCompleted(List.of(f), limit)) {
                print("as_completed", await(settle(c)));
            }
            if (!f.done()) {
                f.setResult("completed");
            }
        }
        return null;
    }

    static void main() throws TimeoutException {
        alone("at minus infinity", (loop, f) -> loop.callAt(-INF, f));
        alone("at far below", (loop, f) -> loop.callAt(-1e300, f));
        alone("at below", (loop, f) -> loop.callAt(-1e9, f));
        alone("later minus infinity", (loop, f) -> loop.callLater(-INF, f));
        alone("at infinity", (loop, f) -> loop.callAt(INF, f));
        alone("later infinity", (loop, f) -> loop.callLater(INF, f));
        alone("later far", (loop, f) -> loop.callLater(1e300, f));
        run(program());
    }
}
