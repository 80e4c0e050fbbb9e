package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;

final class Coro04ThrowAndCloseByHand {

    private Coro04ThrowAndCloseByHand() {
    }

    record Pause(String tag) implements Awaitable<Object> {
        @Override
        @Async
        public Generator<Object, Object, Object> awaiter() {
            try {
                return Generator.of(Generator.<Object>yield(tag));
            } finally {
                if (!tag.equals("no way")) {
                    print("  pause", tag, "left");
                }
            }
        }
    }

    @Async
    static Coroutine<String> inner(boolean stubborn) {
        try {
            await(new Pause("work"));
        } catch (IllegalArgumentException e) {
            print("  inner caught", exc(e));
            await(new Pause("repair"));
            return Coroutine.of("repaired");
        } catch (GeneratorExit e) {
            print("  inner exit");
            if (stubborn) {
                await(new Pause("no way"));
            }
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<String> outer(boolean stubborn) {
        try {
            String r = await(inner(stubborn));
            print("  outer got", r);
            return Coroutine.of(r);
        } finally {
            print("  outer finally");
        }
    }

    static void main() {
        var c = outer(false);
        attempt("send", () -> c.send(null));
        attempt("throw", () -> c.throwIn(new IllegalArgumentException("v")));
        attempt("send", () -> c.send(null));
        var d = outer(false);
        d.send(null);
        attempt("close", () -> d.close());
        attempt("close again", () -> d.close());
        var e = outer(true);
        e.send(null);
        attempt("close stubborn", () -> e.close());
        attempt("resume", () -> e.send(null));
    }
}
