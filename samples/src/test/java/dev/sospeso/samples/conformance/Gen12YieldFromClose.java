package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;

final class Gen12YieldFromClose {

    private Gen12YieldFromClose() {
    }

    @Async
    static Generator<Integer, Void, Void> leaf() {
        try {
            Generator.yield(1);
            Generator.yield(2);
        } catch (GeneratorExit e) {
            print("leaf exit");
            throw e;
        } finally {
            print("leaf finally");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Void> mid() {
        try {
            Generator.yieldFrom(leaf());
        } finally {
            print("mid finally");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Void> top() {
        try {
            Generator.yield(0);
            Generator.yieldFrom(mid());
        } catch (GeneratorExit e) {
            print("top exit");
            throw e;
        } finally {
            print("top finally");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, String> wrap(Generator<Integer, Void, Void> inner) {
        Object r = Generator.yieldFrom(inner);
        print("wrap got", r);
        return Generator.of("wrapped");
    }

    static void main() {
        print("closed before delegation");
        var g = top();
        print(g.next());
        g.close();
        print("closed during delegation");
        g = top();
        print(g.next(), g.next());
        g.close();
        print("inner closed by somebody else");
        var inner = leaf();
        var w = wrap(inner);
        print(w.next());
        inner.close();
        try {
            w.next();
        } catch (StopIteration e) {
            print("wrap finished", e.value());
        }
    }
}
