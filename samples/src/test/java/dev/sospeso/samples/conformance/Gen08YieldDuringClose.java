package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;

final class Gen08YieldDuringClose {

    private Gen08YieldDuringClose() {
    }

    @Async
    static Generator<Integer, String, Void> stubborn(int times) {
        int left = times;
        while (true) {
            try {
                String v = Generator.yield(left);
                print("  v", v);
            } catch (GeneratorExit e) {
                if (left == 0) {
                    print("  giving up");
                    throw e;
                }
                left -= 1;
                print("  ignoring, left", left);
            }
        }
    }

    static void main() {
        var g = stubborn(2);
        attempt("next", () -> g.next());
        attempt("close", () -> g.close());
        attempt("send", () -> g.send("x"));
        attempt("close", () -> g.close());
        attempt("close", () -> g.close());
        attempt("next", () -> g.next());
    }
}
