package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import java.util.NoSuchElementException;

final class Agen03Athrow {

    private Agen03Athrow() {
    }

    @Async
    static AsyncGenerator<Integer, Void> gen() {
        int n = 0;
        try {
            while (true) {
                try {
                    AsyncGenerator.yield(n);
                    n += 1;
                } catch (IllegalArgumentException e) {
                    print("  caught", exc(e));
                    await(sleep(0));
                    n += 10;
                } catch (NoSuchElementException e) {
                    print("  returning");
                    return null;
                }
            }
        } finally {
            print("  finally");
        }
    }

    @Async
    static Coroutine<Void> program() {
        var g = gen();
        await(attemptAwait("anext", g.anext()));
        await(attemptAwait("athrow V", g.athrow(new IllegalArgumentException("v1"))));
        await(attemptAwait("anext", g.anext()));
        await(attemptAwait("athrow V", g.athrow(new IllegalArgumentException("v2"))));
        await(attemptAwait("athrow K", g.athrow(new NoSuchElementException())));
        await(attemptAwait("anext", g.anext()));
        var h = gen();
        await(h.anext());
        await(attemptAwait("athrow T", h.athrow(new ClassCastException("t"))));
        await(attemptAwait("anext", h.anext()));
        var u = gen();
        await(attemptAwait("athrow unstarted", u.athrow(new IllegalArgumentException("early"))));
        await(attemptAwait("anext", u.anext()));
        return null;
    }

    static void main() {
        run(program());
    }
}
