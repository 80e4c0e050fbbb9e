package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;

final class Gen07NestedFinallyOrder {

    private Gen07NestedFinallyOrder() {
    }

    @Async
    static Generator<Integer, Void, Void> gen() {
        try {
            print("  outer try");
            try {
                print("  inner try");
                Generator.yield(1);
                Generator.yield(2);
            } finally {
                print("  inner finally");
            }
            Generator.yield(3);
        } finally {
            print("  outer finally");
        }
        return null;
    }

    static void main() {
        for (int steps = 0; steps < 5; steps++) {
            print("steps", steps);
            var g = gen();
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                try {
                    seen.add(g.next());
                } catch (StopIteration e) {
                    seen.add(0);
                }
            }
            print("  seen", seen);
            g.close();
            g.close();
        }
        var g = gen();
        g.next();
        try {
            g.throwIn(new IllegalArgumentException("x"));
        } catch (IllegalArgumentException e) {
            print("out", exc(e));
        }
        print(gen().stream().toList());
    }
}
