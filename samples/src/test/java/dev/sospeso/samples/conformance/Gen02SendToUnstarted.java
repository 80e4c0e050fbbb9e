package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;

final class Gen02SendToUnstarted {

    private Gen02SendToUnstarted() {
    }

    @Async
    static Generator<Integer, Integer, Void> gen() {
        print("started");
        Integer x = Generator.yield(1);
        print("x", x);
        Integer y = Generator.yield(2);
        print("y", y);
        return null;
    }

    static void main() {
        var g = gen();
        attempt("send 10", () -> g.send(10));
        attempt("send 0", () -> g.send(0));
        attempt("send None", () -> g.send(null));
        attempt("send 10", () -> g.send(10));
        attempt("send 20", () -> g.send(20));
    }
}
