package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;

final class Gen09CloseOutcomes {

    private Gen09CloseOutcomes() {
    }

    @Async
    static Generator<Integer, Void, Integer> returns() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            return Generator.of(5);
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Integer> raises() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            throw new IllegalArgumentException("changed my mind");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Integer> passes() {
        try {
            Generator.yield(1);
        } finally {
            print("  cleanup");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Integer> stopIter() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            throw new StopIteration(3);
        }
        return null;
    }

    private static void run(String name, Generator<Integer, Void, Integer> g) {
        g.next();
        attempt(name, () -> g.close());
        attempt(name + " next", () -> g.next());
    }

    static void main() {
        run("returns", returns());
        run("raises", raises());
        run("passes", passes());
        run("stop_iter", stopIter());
        var g = passes();
        g.next();
        attempt("throw GeneratorExit", () -> g.throwIn(new GeneratorExit("why")));
    }
}
