package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;

final class Gen11YieldFromThrow {

    private Gen11YieldFromThrow() {
    }

    @Async
    static Generator<String, Void, Void> inner() {
        while (true) {
            try {
                Generator.yield("inner");
            } catch (IllegalArgumentException e) {
                print("  inner handled", exc(e));
            } finally {
                print("  inner finally");
            }
        }
    }

    @Async
    static Generator<String, Void, String> outer() {
        try {
            Generator.yieldFrom(inner());
        } catch (ClassCastException e) {
            print("  outer handled", exc(e));
            Generator.yield("recovered");
        }
        print("  outer end");
        return Generator.of("done");
    }

    static void main() {
        var g = outer();
        attempt("next", () -> g.next());
        attempt("throw V", () -> g.throwIn(new IllegalArgumentException("v")));
        attempt("throw T", () -> g.throwIn(new ClassCastException("t")));
        attempt("next", () -> g.next());
        var h = outer();
        h.next();
        attempt("throw other",
                () -> h.throwIn(new UncheckedIOException("o", new IOException())));
        attempt("next", () -> h.next());
    }
}
