package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.function.Consumer;
import java.util.stream.Collectors;

final class Gen15StopiterationInBody {

    private Gen15StopiterationInBody() {
    }

    @Async
    static Generator<Integer, Void, Void> direct() {
        Generator.yield(1);
        throw new StopIteration("x");
    }

    @Async
    static Generator<Integer, Void, Void> byNext() {
        Generator.yield(1);
        Generator.of(null).next();
        print("unreachable");
        return null;
    }

    @Async
    static Generator<Integer, Void, Void> thrown() {
        Generator.yield(1);
        return null;
    }

    private static void run(String name, Generator<Integer, Void, Void> g,
            Consumer<Generator<Integer, Void, Void>> kick) {
        g.next();
        try {
            kick.accept(g);
        } catch (IllegalStateException e) {
            print(name, exc(e), "| cause", exc(e.getCause()));
        }
        try {
            g.next();
        } catch (StopIteration e) {
            print(name, "finished", exc(e));
        }
    }

    @Async
    static Generator<String, Void, Void> caught() {
        try {
            Generator.of(null).next();
        } catch (StopIteration e) {
            Generator.yield("handled inside");
        }
        return null;
    }

    static void main() {
        run("direct", direct(), Generator::next);
        run("by_next", byNext(), Generator::next);
        run("thrown", thrown(), g -> g.throwIn(new StopIteration(9)));
        print(caught().stream().collect(Collectors.joining("; ")));
    }
}
