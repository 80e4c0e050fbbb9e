package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

final class Coro01CallIsLazy {

    private Coro01CallIsLazy() {
    }

    @Async
    static Coroutine<Integer> add(int a, int b) {
        print("  adding", a, b);
        return Coroutine.of(a + b);
    }

    @Async
    static Coroutine<Integer> outer(int n) {
        print("  outer begins");
        int x = await(add(n, 1));
        int y = await(add(x, 1));
        return Coroutine.of(x * 100 + y);
    }

    static void main() {
        var c = outer(5);
        print("created, nothing ran");
        attempt("send None", () -> c.send(null));
        var d = outer(7);
        attempt("close unstarted", () -> d.close());
        attempt("send after close", () -> d.send(null));
        var e = outer(9);
        attempt("send 1 to unstarted", () -> e.send(1));
        attempt("throw into unstarted", () -> e.throwIn(new IllegalArgumentException("early")));
        attempt("send after throw", () -> e.send(null));
    }
}
