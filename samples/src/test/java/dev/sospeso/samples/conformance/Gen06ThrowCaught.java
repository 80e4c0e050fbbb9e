package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;

final class Gen06ThrowCaught {

    private Gen06ThrowCaught() {
    }

    @Async
    static Generator<Integer, String, Integer> gen() {
        int n = 0;
        while (true) {
            try {
                String v = Generator.yield(n);
                print("  received", v);
                n += 1;
            } catch (IllegalArgumentException e) {
                print("  caught", exc(e));
                n += 100;
            } catch (ClassCastException e) {
                print("  leaving", exc(e));
                return Generator.of(n);
            }
        }
    }

    static void main() {
        var g = gen();
        attempt("next", () -> g.next());
        attempt("send", () -> g.send("a"));
        attempt("throw V", () -> g.throwIn(new IllegalArgumentException("v1")));
        attempt("throw V", () -> g.throwIn(new IllegalArgumentException("v2")));
        attempt("send", () -> g.send("b"));
        attempt("throw T", () -> g.throwIn(new ClassCastException("t")));
        var h = gen();
        h.next();
        attempt("throw other", () -> h.throwIn(new ArithmeticException("z")));
        attempt("next", () -> h.next());
    }
}
