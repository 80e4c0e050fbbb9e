package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import java.util.NoSuchElementException;

final class Gen05Reentrancy {

    private Generator<String, Object, Void> g;

    private Gen05Reentrancy() {
    }

    @Async
    Generator<String, Object, Void> gen() {
        attempt("inner next", () -> g.next());
        attempt("inner send", () -> g.send(1));
        attempt("inner throw", () -> g.throwIn(new NoSuchElementException()));
        attempt("inner close", () -> g.close());
        Object got = Generator.yield("alive");
        print("got", got);
        attempt("inner next", () -> g.next());
        Generator.yield("still alive");
        return null;
    }

    private void run() {
        g = gen();
        attempt("outer next", () -> g.next());
        attempt("outer send", () -> g.send("hello"));
        attempt("outer next", () -> g.next());
    }

    static void main() {
        new Gen05Reentrancy().run();
    }
}
