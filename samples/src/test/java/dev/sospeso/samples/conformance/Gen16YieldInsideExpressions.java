package dev.sospeso.samples.conformance;

import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class Gen16YieldInsideExpressions {

    private Gen16YieldInsideExpressions() {
    }

    static int ev(int x) {
        print("eval", x);
        return x;
    }

    static int combine(int a, int b, int c) {
        return a * 100 + b * 10 + c;
    }

    @Async
    static Generator<String, Object, Object> gen() {
        int s = ev(1000) + Generator.<Integer>yield("one") * ev(2);
        print("sum", s);
        int r = combine(ev(1), Generator.<Integer>yield("two"), ev(3));
        print("combine", r);
        List<Integer> lst = new ArrayList<>(Arrays.asList(
                ev(7), Generator.yield("three"), Generator.yield("four"), ev(8)));
        print("list", lst);
        String t = "L" + Generator.<Integer>yield("five")
                + (Generator.<Integer>yield("six") > 5 ? "big" : "small");
        print("text", t);
        int[] array = lst.stream().mapToInt(Integer::intValue).toArray();
        array[ev(1)] += Generator.<Integer>yield("seven");
        print("list", Arrays.stream(array).boxed().toList());
        Object last = Generator.yield("eight");
        return Generator.of(!last.equals(0) ? last : Generator.<Object>yield("nine"));
    }

    static void main() {
        var g = gen();
        print(g.next());
        for (int v : new int[] {5, 6, 70, 80, 55, 6, 1000, 0}) {
            print("->", g.send(v));
        }
        try {
            g.send("last");
        } catch (StopIteration e) {
            print("return", e.value());
        }
    }
}
