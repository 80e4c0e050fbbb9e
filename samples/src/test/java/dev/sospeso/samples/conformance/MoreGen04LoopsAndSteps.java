package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class MoreGen04LoopsAndSteps {

    private MoreGen04LoopsAndSteps() {
    }

    @Async
    static Generator<Integer, Integer, String> count(int n) {
        int i = 0;
        try {
            while (i < n) {
                try {
                    Integer x = Generator.yield(i);
                    if (x != null) {
                        i = x;
                        continue;
                    }
                } catch (IllegalArgumentException e) {
                    print("  caught", exc(e));
                    Generator.yield(-i);
                }
                i++;
            }
        } finally {
            print("  counted", i);
        }
        return Generator.of("counted " + n);
    }

    @Async
    static Generator<Object, Integer, Object> first(Generator<?, Integer, ?> g, int limit) {
        int n = limit;
        for (Object x : g) {
            Generator.yield(x);
            n--;
            if (n == 0) {
                return Generator.of(x);
            }
        }
        return null;
    }

    @Async
    static Generator<Object, Integer, String> rest(Generator<?, Integer, ?> g) {
        Object a = Generator.yieldFrom(first(g, 2));
        Generator.yield("first two, last " + a);
        Object b = Generator.yieldFrom(g);
        return Generator.of(Print.text(a) + "/" + Print.text(b));
    }

    /** What the generator has left, as Python prints a list. */
    private static String list(Generator<?, ?, ?> g) {
        List<Object> all = new ArrayList<>();
        g.forEachRemaining(all::add);
        return all.stream().map(x -> x instanceof String ? "'" + x + "'" : x.toString())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static void main() {
        var g = count(9);
        for (int x : g) {
            if (x == 2) {
                break;
            }
        }
        print("next", g.next(), "send", g.send(6), "next", g.next());
        for (int x : g) {
            print("again", x);
            attempt("throw in the loop", () -> g.throwIn(new IllegalArgumentException("v")));
            if (x == 8) {
                break;
            }
        }
        attempt("after", () -> g.next());
        attempt("over", () -> g.next());

        var r = rest(count(4));
        print(r.next(), r.next());
        print(list(r));

        var c = count(5);
        var o = rest(c);
        for (Object x : o) {
            print("outer loop", x);
            for (int y : c) {
                print("  inner loop", y);
                break;
            }
            if (x.equals("first two, last 2")) {
                break;
            }
        }
        attempt("delegating", () -> o.next());
        attempt("behind its back", () -> c.next());
        for (Object x : o) {
            print("no more", x);
        }
        attempt("over", () -> o.next());

        var d = count(5);
        for (int x : d) {
            print("closed in the loop", x);
            d.close();
        }
        var e = count(5);
        var f = rest(e);
        print(f.next(), f.next(), f.next(), f.next());
        e.close();
        for (Object x : f) {
            print("nothing", x);
        }
        var h = count(3);
        try {
            for (int x : h) {
                attempt("last", () -> h.send(2));
                attempt("end", () -> h.next());
                h.throwIn(new ClassCastException("after the end"));
            }
        } catch (ClassCastException error) {
            print(exc(error));
        }
        var it = count(1).iterator();
        print(list((Generator<?, ?, ?>) it), list((Generator<?, ?, ?>) it));
    }
}
