package targets.spilling;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.List;

/** Locals that live across an await, or do not, and slots that are used again. */
public class LocalsTarget {

    @Async
    public static Coroutine<Object> everyKind(Probe p) {
        boolean z = true;
        byte b = -1;
        short s = -2;
        char c = '\uffff';
        int i = 4;
        long l = 5;
        float f = 6;
        double d = 7;
        String t = "8";
        int[] a = {9};
        await(p.value(0));
        return Coroutine.of(z + ":" + b + ":" + s + ":" + (int) c + ":" + i + ":" + l + ":" + f + ":"
                + d + ":" + t + ":" + a[0]);
    }

    @Async
    public static Coroutine<Object> parameters(Probe p) {
        return Coroutine.of(await(kinds(p, true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "8",
                new long[] {9}, 10L, 11)));
    }

    @Async
    private static Coroutine<String> kinds(Probe p, boolean z, byte b, short s, char c, int i, long l,
            float f, double d, String t, long[] a, long m, int n) {
        String first = z + ":" + b + ":" + s + ":" + c + ":" + i + ":" + l + ":" + f + ":" + d + ":"
                + t + ":" + a[0] + ":" + m + ":" + n;
        await(p.value(1));
        String second = z + ":" + b + ":" + s + ":" + c + ":" + i + ":" + l + ":" + f + ":" + d + ":"
                + t + ":" + a[0] + ":" + m + ":" + n;
        return Coroutine.of(first.equals(second) + second);
    }

    @Async
    public static Coroutine<Object> parametersAssigned(Probe p) {
        return Coroutine.of(await(assigned(p, 1, 2L, "c")));
    }

    @Async
    private static Coroutine<String> assigned(Probe p, int a, long b, String c) {
        a += 10;
        c = c + await(p.value("d"));
        b = await(p.value(b * 2));
        a = a + await(p.value(a));
        p = await(p.value(p));
        p.event(a);
        return Coroutine.of(a + ":" + b + ":" + c);
    }

    @Async
    public static Coroutine<Object> sameSlotOtherType(Probe p) {
        String result = "";
        {
            String s = "object";
            await(p.value(1));
            result += s;
        }
        {
            int i = 7;
            await(p.value(1));
            result += i;
        }
        {
            long l = 8;
            await(p.value(1));
            result += l;
        }
        {
            List<String> list = new ArrayList<>();
            list.add(await(p.value("x")));
            result += list;
        }
        {
            double d = 9;
            result += d + await(p.value(1));
        }
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> wideOverNarrow(Probe p) {
        String result = "";
        {
            int a = 1;
            int b = 2;
            result += a + b + await(p.value(0));
        }
        {
            long c = 3;
            int d = await(p.value(4));
            result += c + d;
        }
        {
            int e = 5;
            double f = await(p.value(6.0));
            result += e + f;
        }
        return Coroutine.of(result);
    }

    @Async
    public static Coroutine<Object> deadAtFirstAwait(Probe p) {
        String dead = "dead";
        p.event(dead);
        await(p.value(1));
        dead = "alive";
        await(p.value(2));
        return Coroutine.of(dead);
    }

    /** A variable with no store between a point where it is dead and one where it is saved. */
    @Async
    public static Coroutine<Object> maybeAssigned(Probe p) {
        int x;
        boolean set = await(p.value(true));
        if (set) {
            x = await(p.value(5));
        } else {
            x = 6;
        }
        String s = null;
        for (int i = 0; i < 3; i++) {
            if (i == 1) {
                s = "set";
            }
            p.event(s + await(p.value(i)));
        }
        return Coroutine.of(x + s);
    }

    /** EA#4 and #6: a null before a primitive before an await. */
    @Async
    public static Coroutine<Object> nullThenPrimitive(Probe p) {
        String s = null;
        int i = 3;
        Object n = null;
        long l = 4;
        i += await(p.value(1));
        if (i > 100) {
            s = "big";
        }
        p.event(s + n + l);
        s = await(p.value("now"));
        return Coroutine.of(s + i + l + n);
    }

    @Async
    public static Coroutine<Object> nullInTry(Probe p) {
        List<String> list = null;
        int[] array = null;
        try {
            await(p.value(1));
            if (list == null) {
                list = new ArrayList<>();
            }
            list.add(await(p.value("x")));
            p.event(array == null ? -1 : array.length);
        } finally {
            p.event(list);
        }
        return Coroutine.of(list);
    }

    @Async
    public static Coroutine<Object> nullMerged(Probe p) {
        Object o = null;
        String s = await(p.value(false)) ? "x" : null;
        await(p.value(1));
        o = s == null ? o : s;
        await(p.value(2));
        CharSequence c = o == null ? null : (CharSequence) o;
        await(p.value(3));
        return Coroutine.of(s + ":" + o + ":" + c);
    }

    @Async
    public static Coroutine<Object> typesMergeAtLoop(Probe p) {
        Object o = "start";
        Number n = 1;
        for (int i = 0; i < 4; i++) {
            p.event(o + ":" + n);
            await(p.value(i));
            o = i % 2 == 0 ? (Object) i : "s" + i;
            n = i % 2 == 0 ? (Number) 1.5 : (Number) 7L;
        }
        return Coroutine.of(o + ":" + n);
    }

    @Async
    public static Coroutine<Object> interfacesMerge(Probe p) {
        Comparable<?> c = await(p.value(true)) ? "text" : (Comparable<?>) 5;
        CharSequence s = await(p.value(true)) ? "text" : new StringBuilder("b");
        await(p.value(1));
        return Coroutine.of(c.hashCode() + s.length());
    }

    @Async
    public static Coroutine<Object> booleansAsInts(Probe p) {
        boolean z = await(p.value(true));
        char c = await(p.value('\u8000'));
        byte b = await(p.value((byte) -128));
        short s = await(p.value((short) -32768));
        for (int i = 0; i < 2; i++) {
            z = !z;
            c++;
            b--;
            s--;
            await(p.value(i));
            p.event(z + ":" + (int) c + ":" + b + ":" + s);
        }
        boolean and = z & await(p.value(true));
        return Coroutine.of(and ? (int) c : b);
    }

    @Async
    public static Coroutine<Object> smallMerge(Probe p) {
        boolean flag = await(p.value(false));
        char c = flag ? 'a' : (char) (int) await(p.value(65535));
        int i = flag ? c : await(p.value(-1));
        byte b = (byte) (flag ? 1 : 200);
        boolean z = flag ? flag : b < 0;
        await(p.value(1));
        return Coroutine.of((int) c + ":" + i + ":" + b + ":" + z);
    }

    @Async
    public static Coroutine<Object> bothBranches(Probe p) {
        String a = "a";
        String b = "b";
        for (int i = 0; i < 4; i++) {
            if (i % 2 == 0) {
                a = a + await(p.value(b));
            } else {
                b = await(p.value(a)) + b;
            }
            p.event(a + b);
        }
        return Coroutine.of(a + b);
    }

    @Async
    public static Coroutine<Object> backEdge(Probe p) {
        String s = "s";
        int n = 0;
        long wide = 1;
        do {
            String old = s;
            s = await(p.value(s + n));
            wide = wide * 31 + old.length();
        } while (++n < 5 && await(p.value(n < 4)));
        return Coroutine.of(s + wide);
    }

    @Async
    public static Coroutine<Object> manyLocals(Probe p) {
        int a0 = 0, a1 = 1, a2 = 2, a3 = 3, a4 = 4, a5 = 5, a6 = 6, a7 = 7, a8 = 8, a9 = 9;
        long b0 = 0, b1 = 1, b2 = 2, b3 = 3, b4 = 4, b5 = 5, b6 = 6, b7 = 7, b8 = 8, b9 = 9;
        String c0 = "0", c1 = "1", c2 = "2", c3 = "3", c4 = "4", c5 = "5", c6 = "6", c7 = "7";
        double d0 = 0, d1 = 1, d2 = 2, d3 = 3, d4 = 4, d5 = 5, d6 = 6, d7 = 7, d8 = 8, d9 = 9;
        a0 += await(p.value(100));
        b9 += await(p.value(100L));
        c7 += await(p.value("x"));
        d5 += await(p.value(0.5));
        return Coroutine.of(a0 + a1 * 2 + a2 * 3 + a3 * 4 + a4 * 5 + a5 * 6 + a6 * 7 + a7 * 8 + a8 * 9
                + a9 + ":" + (b0 + b1 * 2 + b2 * 3 + b3 * 4 + b4 * 5 + b5 * 6 + b6 * 7 + b7 * 8 + b8
                + b9) + c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + ":" + (d0 + d1 * 2 + d2 * 3 + d3 * 4
                + d4 * 5 + d5 * 6 + d6 * 7 + d7 * 8 + d8 + d9));
    }

    @Async
    public static Coroutine<Object> capturedByLambda(Probe p) {
        int base = await(p.value(10));
        String text = await(p.value("t"));
        java.util.function.IntFunction<String> f = i -> text + (base + i);
        await(p.value(1));
        return Coroutine.of(f.apply(await(p.value(5))) + f.apply(6));
    }

    @Async
    public static Coroutine<Object> sameValueTwice(Probe p) {
        Object a = new Object();
        Object b = a;
        await(p.value(1));
        return Coroutine.of(a == b && a == await(p.value(b)));
    }

    @Async
    public static Coroutine<Object> reassignedInTryThenLoop(Probe p) {
        String s = "a";
        try {
            s = await(p.value("b"));
        } catch (RuntimeException e) {
            s = "never";
        }
        for (int i = 0; i < 2; i++) {
            s = s + i + await(p.value("c"));
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> patternVariable(Probe p) {
        Object o = await(p.value((Object) "text"));
        if (!(o instanceof String s)) {
            return Coroutine.of("no");
        }
        await(p.value(1));
        if (o instanceof CharSequence c && await(p.value(c.length())) == s.length()) {
            await(p.value(2));
            return Coroutine.of(s + c);
        }
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> unusedVariables(Probe p) {
        int unused = await(p.value(3));
        String alsoUnused = await(p.value("x"));
        final int constant = 5;
        await(p.value(constant));
        return Coroutine.of(constant);
    }
}
