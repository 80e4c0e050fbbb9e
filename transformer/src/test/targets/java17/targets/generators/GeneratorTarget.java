package targets.generators;

import dev.sospeso.Async;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Generators: what is yielded, sent, thrown in and returned. */
public class GeneratorTarget {

    /** Steps through a generator and logs what it gives. */
    private static void log(Probe p, Generator<?, ?, ?> g) {
        try {
            while (true) {
                p.event(g.next());
            }
        } catch (NoSuchElementException end) {
            p.event("end " + g.result());
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    private static <S> void send(Probe p, Generator<?, S, ?> g, S value) {
        try {
            p.event(g.send(value));
        } catch (NoSuchElementException end) {
            p.event("end " + g.result());
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    private static void throwIn(Probe p, Generator<?, ?, ?> g, Throwable exception) {
        try {
            p.event(g.throwIn(exception));
        } catch (NoSuchElementException end) {
            p.event("end " + g.result());
        } catch (RuntimeException | Error e) {
            p.event(e);
        }
    }

    @Async
    private static Generator<Integer, Void, String> numbers(int n) {
        for (int i = 0; i < n; i++) {
            Generator.yield(i);
        }
        return Generator.of("last" + n);
    }

    public static void simple(Probe p) {
        log(p, numbers(3));
        log(p, numbers(0));
    }

    @Async
    private static Generator<String, Integer, Void> talk(Probe p) {
        int x = Generator.<Integer>yield("start");
        try {
            Generator.yield("got " + x);
        } catch (IllegalArgumentException e) {
            Generator.yield("error!");
        }
        return null;
    }

    public static void conversation(Probe p) {
        Generator<String, Integer, Void> g = talk(p);
        p.event(g.next());
        send(p, g, 42);
        throwIn(p, g, new IllegalArgumentException());
        send(p, g, null);
    }

    @Async
    private static Generator<Object, Object, Object> inExpressions(Probe p) {
        int a = 5;
        String s = "a" + Generator.<Integer>yield(1) + a + Generator.<Long>yield(2);
        long l = 3L * Generator.<Integer>yield(s) + Generator.<Integer>yield("second");
        int[] array = {1, Generator.<Integer>yield(l), 3};
        array[Generator.<Integer>yield("index")] += Generator.<Integer>yield("value");
        StringBuilder b = new StringBuilder(Generator.<String>yield("new")).append(
                Generator.<Object>yield("append"));
        boolean z = Generator.<Boolean>yield("and") && Generator.<Boolean>yield("and then");
        return Generator.of(b.toString() + array[0] + array[1] + array[2] + z);
    }

    public static void expressions(Probe p) {
        Generator<Object, Object, Object> g = inExpressions(p);
        p.event(g.next());
        for (Object sent : List.of(10, 20L, 30, 40, 50, 2, 60, "sb", 'c', true, false)) {
            send(p, g, sent);
        }
    }

    @Async
    private static Generator<String, Object, String> guarded(Probe p, String name) {
        try {
            p.event("enter " + name);
            Object sent = Generator.yield(name + " 1");
            Generator.yield(name + " 2 " + sent);
        } catch (IllegalStateException e) {
            Generator.yield(name + " caught " + e.getMessage());
        } finally {
            p.event("finally " + name);
        }
        return Generator.of(name + " result");
    }

    public static void throwAtEveryPlace(Probe p) {
        for (int at = 0; at < 4; at++) {
            for (Throwable t : new Throwable[] {new IllegalStateException("in"),
                new IllegalArgumentException("other")}) {
                Generator<String, Object, String> g = guarded(p, "g" + at);
                for (int i = 0; i < at; i++) {
                    send(p, g, i == 0 ? null : "s" + i);
                }
                throwIn(p, g, t);
                log(p, g);
            }
        }
    }

    public static void closeAtEveryPlace(Probe p) {
        for (int at = 0; at < 4; at++) {
            Generator<String, Object, String> g = guarded(p, "g" + at);
            for (int i = 0; i < at; i++) {
                send(p, g, null);
            }
            g.close();
            p.event("closed " + g.hasNext());
            g.close();
        }
    }

    @Async
    private static Generator<Integer, Void, Void> stubborn(Probe p) {
        try {
            Generator.yield(1);
        } catch (GeneratorExit e) {
            p.event("ignored");
            Generator.yield(2);
        }
        return null;
    }

    public static void yieldDuringClose(Probe p) {
        Generator<Integer, Void, Void> g = stubborn(p);
        p.event(g.next());
        try {
            g.close();
        } catch (IllegalStateException e) {
            p.event("refused");
        }
    }

    @Async
    private static Generator<Object, Object, Object> delegating(Probe p, Generator<?, ?, ?> inner) {
        Object before = Generator.yield("before");
        Object result = null;
        try {
            result = Generator.yieldFrom(inner);
        } catch (IllegalArgumentException e) {
            p.event("delegating caught " + e.getMessage());
            result = Generator.yield("instead");
        } finally {
            p.event("delegation over");
        }
        Object after = Generator.yield("after " + result);
        return Generator.of(before + ":" + after);
    }

    public static void delegation(Probe p) {
        Generator<Object, Object, Object> g = delegating(p, guarded(p, "inner"));
        for (Object sent : new Object[] {null, "one", "two", "three", "four", "five"}) {
            send(p, g, sent);
        }
        g = delegating(p, guarded(p, "inner"));
        for (int i = 0; i < 2; i++) {
            send(p, g, null);
        }
        throwIn(p, g, new IllegalStateException("through"));
        send(p, g, "x");
        send(p, g, "y");
        g = delegating(p, guarded(p, "inner"));
        for (int i = 0; i < 2; i++) {
            send(p, g, null);
        }
        throwIn(p, g, new IllegalArgumentException("not inside"));
        send(p, g, "z");
        g = delegating(p, guarded(p, "inner"));
        for (int i = 0; i < 3; i++) {
            send(p, g, null);
        }
        g.close();
        log(p, delegating(p, numbers(0)));
    }

    @Async
    private static Generator<Object, Object, Object> fromPlain(List<?> list) {
        Object a = Generator.yieldFrom(list);
        Iterator<?> it = list.iterator();
        it.next();
        Object b = Generator.yieldFrom(it);
        return Generator.of(a + ":" + b);
    }

    public static void plainIterators(Probe p) {
        log(p, fromPlain(List.of("a", "b", "c")));
    }

    /** A tree, walked by recursion. */
    record Tree(Tree left, int value, Tree right) {
        @Async
        Generator<Integer, Void, Integer> walk() {
            int count = 1;
            if (left != null) {
                count += Generator.<Integer>yieldFrom(left.walk());
            }
            Generator.yield(value);
            if (right != null) {
                count += Generator.<Integer>yieldFrom(right.walk());
            }
            return Generator.of(count);
        }
    }

    private static Tree tree(int low, int high) {
        if (low > high) {
            return null;
        }
        int middle = (low + high) / 2;
        return new Tree(tree(low, middle - 1), middle, tree(middle + 1, high));
    }

    public static void recursiveTree(Probe p) {
        log(p, tree(1, 12).walk());
    }

    @Async
    private static Generator<Integer, Void, String> becomes(int n) {
        Generator.yield(-n);
        return n == 0 ? numbers(2) : becomes(n - 1);
    }

    public static void tailDelegation(Probe p) {
        log(p, becomes(3));
    }

    @Async
    private static Generator<String, Void, Void> failing(Probe p) {
        Generator.yield("one");
        try {
            Generator.yield("two");
            throw new IllegalStateException("body");
        } finally {
            Generator.yield("finally");
        }
    }

    public static void bodyFails(Probe p) {
        Generator<String, Void, Void> g = failing(p);
        log(p, g);
        p.event(g.hasNext());
    }

    @Async
    private static Generator<Integer, Integer, Integer> allKinds(byte b, char c, short s, long l,
            float f, double d, boolean z, int... more) {
        int sum = b + c + s + (int) l + (int) f + (int) d + (z ? 1 : 0);
        for (int m : more) {
            sum += Generator.<Integer>yield(sum) * m;
        }
        b++;
        c++;
        l *= 2;
        sum += Generator.<Integer>yield((int) (b + c + l));
        return Generator.of(sum + b + c + (int) l + (z ? more.length : 0));
    }

    public static void everyKindOfLocal(Probe p) {
        Generator<Integer, Integer, Integer> g = allKinds((byte) 127, 'x', (short) -5, 1L << 20, 2.5f,
                3.5, true, 4, 5, 6);
        p.event(g.next());
        for (int i = 1; i < 5; i++) {
            send(p, g, i);
        }
    }

    public static void forEach(Probe p) {
        List<Integer> seen = new ArrayList<>();
        Generator<Integer, Void, String> g = numbers(5);
        for (int i : g) {
            seen.add(i);
            if (i == 2) {
                break;
            }
        }
        for (int i : g) {
            seen.add(i * 10);
        }
        p.event(seen);
    }

    @Async
    private static Generator<Integer, Void, Void> squares(Generator<Integer, Void, ?> source) {
        for (int i : source) {
            Generator.yield(i * i);
        }
        return null;
    }

    public static void pipeline(Probe p) {
        log(p, squares(squares(numbers(4))));
    }

    @Async
    private static Generator<Object, Object, Object> nested(Probe p) {
        Object all = "";
        for (int i = 0; i < 2; i++) {
            try {
                try {
                    all = all + "" + Generator.yield("try " + i);
                } finally {
                    all = all + "" + Generator.yield("inner finally " + i);
                }
            } catch (IllegalStateException e) {
                all = all + "" + Generator.yield("catch " + e.getMessage());
                continue;
            } finally {
                all = all + "" + Generator.yield("outer finally " + all);
            }
            all = all + ";";
        }
        return Generator.of(all);
    }

    public static void nestedFinally(Probe p) {
        for (int at = 1; at < 7; at++) {
            Generator<Object, Object, Object> g = nested(p);
            for (int i = 0; i < at; i++) {
                send(p, g, i == 0 ? null : i);
            }
            throwIn(p, g, new IllegalStateException("at " + at));
            for (int i = 0; i < 8; i++) {
                send(p, g, "s" + i);
            }
        }
    }

    private final String name;

    GeneratorTarget(String name) {
        this.name = name;
    }

    @Async
    private Generator<String, String, String> instanceMethod(String suffix) {
        String sent = Generator.<String>yield(name + suffix);
        return Generator.of(name + sent);
    }

    public static void instances(Probe p) {
        Generator<String, String, String> a = new GeneratorTarget("a").instanceMethod("1");
        Generator<String, String, String> b = new GeneratorTarget("b").instanceMethod("2");
        p.event(a.next() + b.next());
        send(p, b, "sb");
        send(p, a, "sa");
    }
}
