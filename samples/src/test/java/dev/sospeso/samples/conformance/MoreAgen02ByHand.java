package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** In CPython 3.11 a refused step stays unused; we follow 3.13, where it is used up. */
final class MoreAgen02ByHand {

    private MoreAgen02ByHand() {
    }

    record Hand(String name) implements Awaitable<String> {
        @Override
        @Async
        public Generator<Object, Object, String> awaiter() {
            try {
                Object x = Generator.yield(name);
                return Generator.of("sent " + x);
            } catch (IllegalArgumentException e) {
                return Generator.of("handled " + exc(e));
            }
        }
    }

    @Async
    static AsyncGenerator<String, String> gen() {
        try {
            while (true) {
                String r = await(new Hand("await"));
                String s = AsyncGenerator.yield(r);
                print("  yield gave", s);
            }
        } finally {
            print("  finally begins");
            print("  in finally", await(new Hand("cleanup")));
        }
    }

    @Async
    static AsyncGenerator<Integer, Void> slow(List<String> log) {
        try {
            for (int i = 0; i < 3; i++) {
                AsyncGenerator.yield(i);
                await(sleep(10));
            }
        } catch (CancelledError e) {
            log.add("cancelled inside");
            await(sleep(0));
            throw e;
        } finally {
            log.add("closed");
        }
        return null;
    }

    @Async
    static Coroutine<Void> consumer(List<String> log, AsyncGenerator<Integer, Void> g) {
        for (int i : awaitEach(g)) {
            log.add("item " + i);
        }
        return null;
    }

    /** {@code anext(g, None) is None}. */
    @Async
    static Coroutine<Boolean> isOver(AsyncGenerator<?, ?> g) {
        try {
            await(g.anext());
            return Coroutine.of(false);
        } catch (StopAsyncIteration e) {
            return Coroutine.of(true);
        }
    }

    @Async
    static Coroutine<Void> program() {
        List<String> log = new ArrayList<>();
        var g = slow(log);
        var t = createTask(consumer(log, g));
        await(sleep(0));
        t.cancel("stop");
        try {
            await(t);
        } catch (CancelledError e) {
            log.add(exc(e));
        }
        log.add("left " + (await(isOver(g)) ? "nothing" : "something"));
        print(String.join("; ", log));
        return null;
    }

    static void main() {
        var g = gen();
        var a = g.asend(null);
        attempt("begin", () -> a.send(null));
        var b = g.asend(null);
        attempt("second step", () -> b.send(null));
        attempt("second step again", () -> b.send(null));
        attempt("send", () -> a.send(5));
        attempt("ended", () -> a.send(6));
        var a2 = g.asend("value");
        attempt("next step", () -> a2.send(null));
        attempt("throw", () -> a2.throwIn(new IllegalArgumentException("v")));
        var a3 = g.anext();
        attempt("anext", () -> a3.send(null));
        attempt("throw out", () -> a3.throwIn(new NoSuchElementException("'k'")));
        attempt("in cleanup", () -> a3.send("done"));
        attempt("after", () -> g.anext().send(null));
        var h = gen();
        var a4 = h.anext();
        attempt("close unstarted step", a4::close);
        attempt("use it", () -> a4.send(null));
        var a5 = h.anext();
        attempt("begin", () -> a5.send(null));
        attempt("to the yield", () -> a5.send(1));
        var c = h.aclose();
        attempt("aclose", () -> c.send(null));
        attempt("other meanwhile", () -> h.anext().send(null));
        attempt("aclose ends", () -> c.send(2));
        attempt("after", () -> h.anext().send(null));
        run(program());
    }
}
