package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.KeyboardInterrupt;

final class Gen03ThrowUnstarted {

    private Gen03ThrowUnstarted() {
    }

    @Async
    static Generator<Integer, Void, Void> gen() {
        print("never printed");
        try {
            Generator.yield(1);
        } finally {
            print("never printed either");
        }
        return null;
    }

    static void main() {
        var g = gen();
        attempt("throw", () -> g.throwIn(new IllegalArgumentException("boom")));
        attempt("next", () -> g.next());
        attempt("throw again", () -> g.throwIn(new KeyboardInterrupt("late")));
        var h = gen();
        attempt("close", () -> h.close());
        attempt("next", () -> h.next());
        attempt("close twice", () -> h.close());
    }
}
