package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

final class MoreGen01ProtocolCorners {

    private MoreGen01ProtocolCorners() {
    }

    private static void tryit(String label, Callable<?> fn) {
        try {
            print(label, "->", fn.call());
        } catch (Throwable e) {
            Throwable c = e.getCause();
            if (c != null) {
                print(label, "raised", exc(e), "from", exc(c));
            } else {
                print(label, "raised", exc(e));
            }
        }
    }

    private static void close(String label, Generator<?, ?, ?> g) {
        tryit(label, () -> {
            g.close();
            return null;
        });
    }

    @Async
    static Generator<String, String, String> leaf(String name) {
        try {
            String x = Generator.yield(name + " 1");
            print("  ", name, "got", x);
            x = Generator.yield(name + " 2");
            print("  ", name, "got", x);
            return Generator.of(name + " result");
        } catch (IllegalArgumentException e) {
            print("  ", name, "caught", exc(e));
            Generator.yield(name + " handled");
            return Generator.of(name + " after handling");
        } finally {
            print("  ", name, "finally");
        }
    }

    @Async
    static Generator<String, String, String> middle(Generator<String, String, String> g) {
        try {
            String r = Generator.yieldFrom(g);
            print("   middle got", r);
            return Generator.of("middle " + Print.text(r));
        } catch (NoSuchElementException e) {
            print("   middle caught", exc(e));
            return Generator.of("middle handled");
        }
    }

    @Async
    static Generator<String, String, Void> outer(Generator<String, String, String> g) {
        while (true) {
            String r = Generator.yieldFrom(middle(g));
            Generator.yield(r);
        }
    }

    @Async
    @SuppressWarnings("finally")
    static Generator<Integer, Void, String> returnsInFinally() {
        try {
            Generator.yield(1);
        } finally {
            return Generator.of("overrides");
        }
    }

    @Async
    static Generator<Integer, Void, String> replaces() {
        try {
            Generator.yield(1);
        } catch (IllegalArgumentException e) {
            ClassCastException replaced = new ClassCastException("replaced");
            replaced.initCause(e);
            throw replaced;
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, String> swallowsExit() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            return Generator.of("returned at close");
        }
        return null;
    }

    @Async
    static Generator<Integer, Void, Void> suicidal(List<Generator<?, ?, ?>> box) {
        Generator.yield(1);
        box.get(0).close();
        Generator.yield(2);
        return null;
    }

    static void main() {
        print("delegation");
        var g = outer(leaf("a"));
        tryit("next", () -> g.next());
        tryit("send", () -> g.send("x"));
        tryit("throw V", () -> g.throwIn(new IllegalArgumentException("v")));
        tryit("next", () -> g.next());
        tryit("exhausted delegate", () -> g.next());
        close("close", g);

        print("not handled by the leaf");
        var b = outer(leaf("b"));
        tryit("next", () -> b.next());
        tryit("throw K", () -> b.throwIn(new NoSuchElementException("'k'")));
        tryit("throw T", () -> b.throwIn(new ClassCastException("t")));
        tryit("over", () -> b.next());

        print("started delegate");
        var inner = leaf("c");
        tryit("inner", () -> inner.next());
        var c = middle(inner);
        tryit("next", () -> c.next());
        tryit("inner behind its back", () -> inner.next());
        tryit("next", () -> c.next());

        print("finally and close");
        var f = returnsInFinally();
        tryit("next", () -> f.next());
        tryit("throw", () -> f.throwIn(new IllegalArgumentException("v")));
        var f2 = returnsInFinally();
        tryit("next", () -> f2.next());
        close("close", f2);
        var r = replaces();
        tryit("next", () -> r.next());
        tryit("throw", () -> r.throwIn(new IllegalArgumentException("v")));
        tryit("throw finished", () -> r.throwIn(new IllegalArgumentException("late")));
        var s = swallowsExit();
        tryit("next", () -> s.next());
        close("close", s);
        tryit("throw exit", () -> swallowsExit().throwIn(new GeneratorExit()));
        List<Generator<?, ?, ?>> box = new ArrayList<>();
        var k = suicidal(box);
        box.add(k);
        tryit("next", () -> k.next());
        tryit("closes itself", () -> k.next());
        tryit("next", () -> k.next());
        var d = outer(leaf("d"));
        tryit("next", () -> d.next());
        close("close", d);
        tryit("throw exit", () -> middle(leaf("e")).throwIn(new GeneratorExit()));
        var e = middle(leaf("f"));
        tryit("next", () -> e.next());
        tryit("throw exit started", () -> e.throwIn(new GeneratorExit()));
    }
}
