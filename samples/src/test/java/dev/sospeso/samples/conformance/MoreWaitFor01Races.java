package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

final class MoreWaitFor01Races {

    private MoreWaitFor01Races() {
    }

    @Async
    static Coroutine<Void> cleanupFails() {
        try {
            await(sleep(10));
        } finally {
            fail("in cleanup");
        }
        return null;
    }

    private static void fail(String message) {
        throw new IllegalArgumentException(message);
    }

    @Async
    static Coroutine<String> swallows(int turns) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
            }
            return Coroutine.of("swallowed");
        }
        return null;
    }

    @Async
    static Coroutine<Void> cancelsItself() {
        currentTask().cancel("own");
        await(sleep(0));
        return null;
    }

    @Async
    static Coroutine<Void> slowCleanup(List<Integer> log) {
        try {
            await(sleep(10));
        } finally {
            for (int i = 0; i < 3; i++) {
                log.add(i);
                await(sleep(0));
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        print("fails", await(settle(waitFor(cleanupFails(), 0.02))));
        print("swallows", await(settle(waitFor(swallows(3), 0.02))));
        print("own cancel", await(settle(waitFor(cancelsItself(), 5))));

        Future<String> f = loop.createFuture();
        loop.callLater(0.02, f::cancel);
        print("cancelled by other", await(settle(waitFor(f, 5))));

        Future<String> g = loop.createFuture();
        print("timeout", await(settle(waitFor(g, 0.02))), g.cancelled());

        g = loop.createFuture();
        print("shielded", await(settle(waitFor(shield(g), 0.02))), g.done());
        g.setResult("later");
        print("shielded later", await(g));

        g = loop.createFuture();
        g.setException(new NoSuchElementException("'k'"));
        print("done before", await(settle(waitFor(g, 5))));

        List<Integer> log = new ArrayList<>();
        Task<?> t = createTask(waitFor(slowCleanup(log), 5));
        await(sleep(0));
        await(sleep(0));
        t.cancel("outside");
        int n = 0;
        while (!t.done()) {
            await(sleep(0));
            n += 1;
        }
        print("cancelled from outside after", n, "turns", log, t.cancelled());

        t = createTask(waitFor(swallows(1), 5));
        await(sleep(0));
        await(sleep(0));
        t.cancel();
        print("swallowed inside, cancelled outside", await(settle(t)), t.cancelled());

        t = createTask(waitFor(waitFor(slowCleanup(log), 5), 0.02));
        print("nested", await(settle(t)), log.size());
        print("no limit", await(settle(waitFor(sleep(0, "v"), null))));
        print("negative", await(settle(waitFor(sleep(0, "v"), -1))));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
