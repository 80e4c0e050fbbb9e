package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

final class Gen04FinishedOperations {

    private Gen04FinishedOperations() {
    }

    @Async
    static Generator<Integer, Integer, Integer> shortOne() {
        Generator.yield(1);
        return Generator.of(99);
    }

    @Async
    static Generator<Integer, Integer, Integer> bad() {
        Generator.yield(1);
        throw new IllegalArgumentException("from body");
    }

    private static void run(String name, Generator<Integer, Integer, Integer> g) {
        print(name);
        attempt("  next", () -> g.next());
        attempt("  next", () -> g.next());
        attempt("  next", () -> g.next());
        attempt("  send 3", () -> g.send(3));
        attempt("  throw", () -> g.throwIn(new ClassCastException("late")));
        attempt("  close", () -> g.close());
        attempt("  throw StopIteration", () -> g.throwIn(new StopIteration(4)));
    }

    static void main() {
        run("short", shortOne());
        run("bad", bad());
    }
}
