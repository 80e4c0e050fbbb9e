package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

final class Gen13YieldFromPlainIterators {

    private Gen13YieldFromPlainIterators() {
    }

    static final class Countdown implements Iterator<Integer> {
        private int n;

        Countdown(int n) {
            this.n = n;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            if (n == 0) {
                throw new StopIteration("liftoff");
            }
            n -= 1;
            return n;
        }
    }

    @Async
    static Generator<Integer, String, Void> gen() {
        Object r = Generator.yieldFrom(List.of(10, 20));
        print("  list gave", r);
        r = Generator.yieldFrom(IntStream.range(0, 2).iterator());
        print("  range gave", r);
        r = Generator.yieldFrom(new Countdown(2));
        print("  countdown gave", r);
        return null;
    }

    @Async
    static Generator<Integer, String, String> guarded() {
        try {
            Generator.yieldFrom(List.of(1, 2, 3));
        } catch (IllegalStateException e) {
            print("  no send on list iterator");
        }
        try {
            Generator.yieldFrom(List.of(4, 5));
        } catch (IllegalArgumentException e) {
            print("  throw landed in outer:", exc(e));
        }
        return Generator.of("end");
    }

    static void main() {
        print(gen().stream().toList());
        var g = guarded();
        attempt("next", () -> g.next());
        attempt("send", () -> g.send("x"));
        attempt("throw", () -> g.throwIn(new IllegalArgumentException("v")));
    }
}
