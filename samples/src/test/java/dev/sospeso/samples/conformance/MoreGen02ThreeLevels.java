package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class MoreGen02ThreeLevels {

    private MoreGen02ThreeLevels() {
    }

    @Async
    static Generator<String, Integer, Integer> summing(String name) {
        int total = 0;
        while (true) {
            Integer x = Generator.yield(name + total);
            if (x == null) {
                return Generator.of(total);
            }
            if (x < 0) {
                throw new IllegalArgumentException(name + " negative");
            }
            total += x;
        }
    }

    @Async
    static Generator<String, Integer, List<Integer>> middle(List<String> log) {
        List<Integer> results = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            try {
                results.add(Generator.yieldFrom(summing(name)));
            } catch (IllegalArgumentException e) {
                log.add(exc(e));
                Integer again = Generator.yield("again?");
                results.add(again);
            } finally {
                log.add("end of " + name);
            }
        }
        return Generator.of(results);
    }

    @Async
    static Generator<String, Integer, String> outer(List<String> log) {
        List<Integer> r = Generator.yieldFrom(middle(log));
        Integer x = Generator.yield(r.toString());
        Integer s = Generator.yieldFrom(summing("last" + x + " "));
        return Generator.of(r.stream().mapToInt(Integer::intValue).sum() + " and " + s);
    }

    @Async
    static <R> Generator<String, Integer, String> sharing(String name,
            Generator<String, Integer, R> g) {
        R r = Generator.yieldFrom(g);
        return Generator.of(name + Print.text(r));
    }

    static void main() {
        List<String> log = new ArrayList<>();
        var g = outer(log);
        attempt("start", () -> g.next());
        for (Integer x : Arrays.asList(1, 2, null, 5, -1, 7, 8, null, 9, 3, null, null)) {
            attempt("send " + Print.text(x), () -> g.send(x));
        }
        print(repr(log));

        log.clear();
        var h = outer(log);
        attempt("start", () -> h.next());
        attempt("throw V", () -> h.throwIn(new IllegalArgumentException("from outside")));
        attempt("throw again", () -> h.throwIn(new IllegalArgumentException("at the yield")));
        attempt("over", () -> h.next());
        print(repr(log));

        var s = summing("s");
        var one = sharing("one", s);
        var two = sharing("two", s);
        attempt("one", () -> one.next());
        attempt("two", () -> two.next());
        attempt("over", () -> two.send(4));
        attempt("one goes on", () -> one.send(4));
        attempt("itself", () -> s.send(5));
        var three = sharing("three", sharing("deep", s));
        attempt("three", () -> three.next());
        attempt("one ends", () -> one.next());
        var t = summing("t");
        var four = sharing("four", sharing("inner", t));
        attempt("four", () -> four.next());
        attempt("leaf alone", () -> t.send(1));
        attempt("four", () -> four.send(2));
        attempt("leaf fails", () -> t.send(-1));
        attempt("four ends", () -> four.next());
    }
}
