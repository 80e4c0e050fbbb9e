package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

final class Gen10YieldFromSendAndValue {

    private Gen10YieldFromSendAndValue() {
    }

    @Async
    static Generator<String, Integer, Integer> inner(String tag, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            Integer v = Generator.yield(tag + i);
            print("  inner", tag, "got", v);
            total += v != null ? v : 0;
        }
        return Generator.of(total);
    }

    @Async
    static Generator<String, Integer, Integer> outer() {
        int a = Generator.yieldFrom(inner("a", 2));
        print("  a total", a);
        int b = Generator.yieldFrom(inner("b", 0));
        print("  b total", b);
        int c = Generator.<Integer>yieldFrom(inner("c", 1))
                + Generator.<Integer>yieldFrom(inner("d", 1));
        print("  c+d total", c);
        return Generator.of(a + b + c);
    }

    static void main() {
        var g = outer();
        print(g.next());
        print(g.send(10));
        print(g.send(20));
        print(g.send(3));
        try {
            g.send(4);
        } catch (StopIteration e) {
            print("result", e.value());
        }
    }
}
