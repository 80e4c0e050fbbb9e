package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import java.util.List;
import java.util.NoSuchElementException;

final class MoreGen03CloseAndFinally {

    private MoreGen03CloseAndFinally() {
    }

    @Async
    static Generator<String, Void, Void> last(String name) {
        try {
            Generator.yield(name + " in cleanup");
        } finally {
            print("  cleanup of", name);
        }
        return null;
    }

    @Async
    static Generator<String, Void, String> leaf(String kind) {
        try {
            Generator.yield(kind);
            Generator.yield("second");
        } catch (GeneratorExit e) {
            print("  leaf exits");
            if (kind.equals("returns")) {
                return Generator.of("result");
            }
            if (kind.equals("ignores")) {
                Generator.yield("ignored");
                return Generator.of("later");
            }
            if (kind.equals("raises")) {
                throw new IllegalArgumentException("at exit");
            }
            throw e;
        } finally {
            print("  leaf finally");
            if (kind.equals("delegates")) {
                Generator.yieldFrom(last("leaf"));
            }
        }
        return null;
    }

    @Async
    static Generator<String, Void, Void> middle(Generator<String, Void, String> g,
            boolean cleans) {
        try {
            String r = Generator.yieldFrom(g);
            print("  middle got", r);
            Generator.yield("middle alone");
        } catch (IllegalArgumentException e) {
            print("  middle caught", exc(e));
            throw new NoSuchElementException("'from middle'");
        } finally {
            print("  middle finally");
            if (cleans) {
                Generator.yieldFrom(last("middle"));
            }
        }
        return null;
    }

    @Async
    static Generator<String, Void, String> outer(Generator<String, Void, Void> g) {
        try {
            Object r = Generator.yieldFrom(g);
            print("  outer got", r);
        } catch (NoSuchElementException | IllegalStateException e) {
            print("  outer caught", exc(e));
            Generator.yield("after " + exc(e));
        } finally {
            print("  outer finally");
        }
        return Generator.of("outer done");
    }

    static void main() {
        for (String kind : List.of("plain", "returns", "ignores", "raises", "delegates")) {
            for (String what : List.of("close", "throw")) {
                print(kind, what);
                var i = leaf(kind);
                var g = outer(middle(i, false));
                attempt("next", () -> g.next());
                if (what.equals("close")) {
                    attempt("close", g::close);
                } else {
                    attempt("throw", () -> g.throwIn(new GeneratorExit()));
                }
                attempt("next", () -> g.next());
                attempt("leaf", () -> i.next());
            }
        }

        print("cleanup that yields");
        for (Throwable what : List.of(new IllegalArgumentException("x"),
                new ClassCastException("x"))) {
            var g = outer(middle(leaf("plain"), true));
            attempt("next", () -> g.next());
            attempt("throw", () -> g.throwIn(what));
            attempt("next", () -> g.next());
            attempt("close", g::close);
        }

        print("behind its back");
        var i = leaf("plain");
        var m = middle(i, false);
        var g = outer(m);
        attempt("next", () -> g.next());
        attempt("close middle", m::close);
        attempt("leaf", () -> i.next());
        attempt("outer", () -> g.next());
        var i2 = leaf("plain");
        var m2 = middle(i2, false);
        var g2 = outer(m2);
        attempt("next", () -> g2.next());
        attempt("close leaf", i2::close);
        attempt("throw into middle", () -> m2.throwIn(new IllegalArgumentException("m")));
        attempt("outer", () -> g2.next());
    }
}
