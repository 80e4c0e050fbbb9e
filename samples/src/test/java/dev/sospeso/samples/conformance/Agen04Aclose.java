package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;

final class Agen04Aclose {

    private Agen04Aclose() {
    }

    @Async
    static AsyncGenerator<Integer, Void> tidy(String name) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            print("  cleanup starts", name);
            await(sleep(0));
            await(sleep(0));
            print("  cleanup done", name);
        }
        return null;
    }

    @Async
    static AsyncGenerator<String, Void> stubborn() {
        try {
            AsyncGenerator.yield("a");
        } catch (GeneratorExit e) {
            print("  ignoring");
            AsyncGenerator.yield("b");
        }
        print("  resumed after ignoring");
        return null;
    }

    @Async
    static AsyncGenerator<Integer, Void> raising() {
        try {
            AsyncGenerator.yield(1);
        } finally {
            failInFinally();
        }
        return null;
    }

    private static void failInFinally() {
        throw new IllegalArgumentException("in finally");
    }

    @Async
    static Coroutine<Void> program() {
        var g = tidy("g");
        print(await(g.anext()));
        await(attemptAwait("aclose", g.aclose()));
        await(attemptAwait("aclose twice", g.aclose()));
        await(attemptAwait("anext", g.anext()));
        await(attemptAwait("unstarted", tidy("u").aclose()));
        var s = stubborn();
        print(await(s.anext()));
        await(attemptAwait("stubborn", s.aclose()));
        await(attemptAwait("stubborn anext", s.anext()));
        var r = raising();
        print(await(r.anext()));
        await(attemptAwait("raising", r.aclose()));
        return null;
    }

    static void main() {
        run(program());
    }
}
