package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

/** In CPython 3.11 an aclose that is cancelled leaves the generator running; we follow 3.13. */
final class MoreAgen06CleanupCancelled {

    private MoreAgen06CleanupCancelled() {
    }

    @Async
    static AsyncGenerator<Object, Void> gen(List<String> log, String kind) {
        try {
            for (int i = 0; i < 4; i++) {
                AsyncGenerator.yield(i);
                await(sleep(0));
            }
        } finally {
            log.add("cleanup");
            try {
                await(sleep(kind.equals("short") ? 0 : 10));
                log.add("cleaned");
            } catch (CancelledError e) {
                log.add("cleanup " + exc(e));
                if (kind.equals("long")) {
                    throw e;
                }
                await(sleep(0));
                log.add("swallowed");
                if (kind.equals("yields")) {
                    AsyncGenerator.yield("yielded");
                }
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> over(List<String> log, AsyncGenerator<Object, Void> g) {
        for (Object x : awaitEach(g)) {
            log.add("item " + x);
            if (x.equals(1)) {
                throw new NoSuchElementException("'body'");
            }
        }
        return null;
    }

    private static void show(List<String> log) {
        print("  ", repr(log));
        log.clear();
    }

    @Async
    static Coroutine<Void> program() {
        List<String> log = new ArrayList<>();
        for (String kind : List.of("long", "swallows", "yields", "short")) {
            var g = gen(log, kind);
            await(g.anext());
            var t = createTask(g.aclose());
            await(turns(1));
            t.cancel("enough");
            await(attemptAwait("meanwhile", g.aclose()));
            await(attemptAwait(kind, t));
            print(t.cancelled(), t.cancelling());
            await(attemptAwait("close again", g.aclose()));
            await(attemptAwait("next", g.anext()));
            show(log);
        }

        var g = gen(log, "long");
        await(g.anext());
        var thrown = createTask(g.athrow(new IllegalArgumentException("thrown")));
        await(turns(1));
        thrown.cancel("thrown away");
        await(attemptAwait("athrow", thrown));
        await(attemptAwait("next", g.anext()));

        g = gen(log, "swallows");
        try (var limit = timeout(0.01)) {
            await(over(log, g));
        } catch (NoSuchElementException | TimeoutException e) {
            log.add(exc(e));
        }
        try (var limit = timeout(0.01)) {
            await(g.aclose());
            log.add("closed in time");
        } catch (TimeoutException e) {
            log.add(exc(e));
        }
        show(log);

        g = gen(log, "long");
        await(g.anext());
        var a = createTask(g.aclose());
        var b = createTask(g.aclose());
        var c = createTask(g.anext());
        await(turns(2));
        a.cancel();
        for (Future<?> each : List.<Future<?>>of(a, b, c)) {
            await(attemptAwait("one of three", each));
        }
        show(log);
        return null;
    }

    static void main() {
        run(program());
    }
}
