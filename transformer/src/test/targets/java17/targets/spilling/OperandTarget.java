package targets.spilling;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.transformer.validation.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values that lie on the operand stack while an await runs. */
public class OperandTarget {

    int field = 5;
    long wide = 7L;
    static int counter;
    static double ratio;
    OperandTarget next;

    @Async
    public static Coroutine<Object> intLeft(Probe p) {
        int a = 3;
        return Coroutine.of(a * 2 + await(p.value(4)) - p.mark("right", 5));
    }

    @Async
    public static Coroutine<Object> longLeft(Probe p) {
        long a = 3_000_000_000L;
        return Coroutine.of(a * 2 + await(p.value(4L)) - a / await(p.value(7L)));
    }

    @Async
    public static Coroutine<Object> doubleLeft(Probe p) {
        double a = -0.0;
        double b = a + await(p.value(-0.0));
        return Coroutine.of(1 / b + a * await(p.value(2.5)) + b);
    }

    @Async
    public static Coroutine<Object> floatLeft(Probe p) {
        float a = 1.5f;
        return Coroutine.of(a / 3 + await(p.value(4f)) % a);
    }

    @Async
    public static Coroutine<Object> nanBits(Probe p) {
        double odd = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
        float small = Float.intBitsToFloat(0x7fc0_1234);
        int first = await(p.value(1));
        return Coroutine.of(Double.doubleToRawLongBits(odd) + ":" + Float.floatToRawIntBits(small)
                + first);
    }

    @Async
    public static Coroutine<Object> compareLong(Probe p) {
        long a = 5;
        boolean less = a < await(p.value(6L));
        boolean more = await(p.value(6L)) > a;
        return Coroutine.of(less + ":" + more);
    }

    @Async
    public static Coroutine<Object> compareDouble(Probe p) {
        double a = Double.NaN;
        return Coroutine.of((a < await(p.value(1.0))) + ":" + (await(p.value(2.0)) >= 2) + ":"
                + (a != await(p.value(a))));
    }

    @Async
    public static Coroutine<Object> branchOnComparison(Probe p) {
        long a = 9;
        double d = 2;
        if (a == await(p.value(9L)) && d <= await(p.value(1.5)) || a > await(p.value(3L))) {
            p.event("yes");
        } else {
            p.event("no");
        }
        return Coroutine.of(a + d);
    }

    @Async
    public static Coroutine<Object> shifts(Probe p) {
        int a = -17;
        long b = -17L;
        return Coroutine.of((a << await(p.value(3))) + ":" + (b >>> await(p.value(60))) + ":"
                + (b >> await(p.value(2L))) + ":" + (a ^ await(p.value(0xff)) | 3));
    }

    @Async
    public static Coroutine<Object> everyArgumentKind(Probe p) {
        return Coroutine.of(all((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true, "s", null,
                await(p.value(10)), 11L, 12d));
    }

    @Async
    public static Coroutine<Object> awaitInEveryArgument(Probe p) {
        return Coroutine.of(all(await(p.value((byte) -1)), await(p.value((short) -2)),
                await(p.value('\uffff')), await(p.value(4)), await(p.value(5L)),
                await(p.value(6f)), await(p.value(7d)), await(p.value(true)),
                await(p.value("s")), await(p.value(null)), await(p.value(10)),
                await(p.value(11L)), await(p.value(12d))));
    }

    private static String all(byte a, short b, char c, int d, long e, float f, double g, boolean h,
            String i, Object j, int k, long l, double m) {
        return a + "," + b + "," + (int) c + "," + d + "," + e + "," + f + "," + g + "," + h + ","
                + i + "," + j + "," + k + "," + l + "," + m;
    }

    @Async
    public static Coroutine<Object> evaluationOrder(Probe p) {
        int r = p.mark("a", 1) + await(p.value(p.mark("b", 2))) * p.mark("c", 3)
                - await(p.value(p.mark("d", 4)));
        return Coroutine.of(List.of(p.log(1), await(p.value(p.log(2))), p.log(3),
                await(p.value(p.log(4))), r));
    }

    @Async
    public static Coroutine<Object> receiverBeforeArgument(Probe p) {
        StringBuilder s = new StringBuilder("x");
        s.append(1).append(await(p.value("y"))).append(2L).append(await(p.value('z')))
                .insert(0, await(p.value(4.5)));
        return Coroutine.of(s.toString());
    }

    @Async
    public static Coroutine<Object> concatenation(Probe p) {
        String s = "s";
        char c = 'c';
        String t = s + 1 + await(p.value("a")) + c + 2L + await(p.value((Object) null)) + 1.5 + s
                + await(p.value(true));
        s += await(p.value("t")) + t;
        s += c;
        return Coroutine.of(s);
    }

    @Async
    public static Coroutine<Object> nullOnStack(Probe p) {
        return Coroutine.of(join(null, await(p.value("a")), null, await(p.value(null))));
    }

    private static String join(Object a, String b, int[] c, String d) {
        return a + b + Arrays.toString(c) + d;
    }

    @Async
    public static Coroutine<Object> varargs(Probe p) {
        return Coroutine.of(String.format("%s %s %s", 1, await(p.value("b")), await(p.value(3L)))
                + Arrays.asList(await(p.value(1)), 2, await(p.value(3))));
    }

    @Async
    public static Coroutine<Object> arrayLiterals(Probe p) {
        int[] a = {1, await(p.value(2)), 3, await(p.value(4))};
        long[] b = {await(p.value(1L)), 2};
        String[][] c = {{"a", await(p.value("b"))}, null, {await(p.value("c"))}};
        boolean[] d = {await(p.value(true)), false};
        char[] e = {'x', await(p.value('y'))};
        double[] f = {1, await(p.value(2.0))};
        return Coroutine.of(Arrays.toString(a) + Arrays.toString(b) + Arrays.deepToString(c)
                + Arrays.toString(d) + Arrays.toString(e) + Arrays.toString(f));
    }

    @Async
    public static Coroutine<Object> arrayDimensions(Probe p) {
        int[][][] a = new int[await(p.value(2))][p.mark("second", 3)][];
        long[] b = new long[await(p.value(4))];
        return Coroutine.of(a.length + ":" + a[1].length + ":" + a[0][0] + b.length);
    }

    @Async
    public static Coroutine<Object> arrayElements(Probe p) {
        int[] a = {1, 2, 3, 4};
        a[await(p.value(1))] = await(p.value(20));
        a[2] += await(p.value(30));
        a[await(p.value(0))]++;
        int old = a[await(p.value(3))]++ + await(p.value(100));
        a[p.mark("index", 0)] <<= await(p.value(2));
        return Coroutine.of(Arrays.toString(a) + old);
    }

    @Async
    public static Coroutine<Object> wideArrayElements(Probe p) {
        long[] a = {1, 2};
        double[] d = {1, 2};
        String[] s = {"a", "b"};
        a[0] += await(p.value(5L));
        a[1] = a[0] = await(p.value(9L));
        d[await(p.value(1))] *= await(p.value(2.5));
        s[await(p.value(1))] += await(p.value("c"));
        return Coroutine.of(Arrays.toString(a) + Arrays.toString(d) + Arrays.toString(s));
    }

    @Async
    public static Coroutine<Object> arrayElementLastInLoop(Probe p) {
        int[] a = new int[4];
        for (int i = 0; i < a.length; i++) {
            a[i] = await(p.value(i * i));
        }
        String[] s = new String[3];
        int j = 0;
        while (j < s.length) {
            s[j++] = await(p.value("s" + j));
        }
        return Coroutine.of(Arrays.toString(a) + Arrays.toString(s));
    }

    @Async
    public static Coroutine<Object> smallArrayElements(Probe p) {
        byte[] b = {1};
        char[] c = {'a'};
        short[] s = {1};
        boolean[] z = {false};
        b[0] += await(p.value(300));
        c[0] += await(p.value(1));
        s[0] -= await(p.value(70000));
        z[0] |= await(p.value(true));
        return Coroutine.of(b[0] + ":" + c[0] + ":" + s[0] + ":" + z[0]);
    }

    @Async
    public static Coroutine<Object> fields(Probe p) {
        OperandTarget o = new OperandTarget();
        o.next = new OperandTarget();
        o.field += await(p.value(10));
        o.next.wide *= await(p.value(3L));
        o.next.field = o.field = await(p.value(4));
        int old = o.field++ + await(p.value(1)) + ++o.field;
        counter = 1;
        counter += await(p.value(5));
        ratio = 2;
        ratio /= await(p.value(4.0));
        return Coroutine.of(o.field + ":" + o.next.wide + ":" + o.next.field + ":" + old + ":"
                + counter + ":" + ratio);
    }

    @Async
    public static Coroutine<Object> fieldReadBeforeAwait(Probe p) {
        OperandTarget o = new OperandTarget();
        int sum = o.field + await(p.value(o.field = 100)) + o.field;
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> fieldOfAwaited(Probe p) {
        OperandTarget o = new OperandTarget();
        await(p.value(o)).field += await(p.value(3));
        await(p.value(o)).next = await(p.value(new OperandTarget()));
        return Coroutine.of(await(p.value(o)).field + await(p.value(o)).next.wide
                + await(p.value(new int[] {1, 2})).length + await(p.value(new long[] {8}))[0]);
    }

    @Async
    public static Coroutine<Object> fieldOfNull(Probe p) {
        OperandTarget o = new OperandTarget();
        try {
            o.next.field = await(p.value(1));
        } catch (NullPointerException e) {
            p.event("null field");
        }
        int[] a = null;
        try {
            a[p.mark("index", 0)] = await(p.value(1));
        } catch (NullPointerException e) {
            p.event("null array");
        }
        int[] b = {};
        try {
            b[0] = await(p.value(1));
        } catch (ArrayIndexOutOfBoundsException e) {
            p.event("bounds");
        }
        return null;
    }

    @Async
    public static Coroutine<Object> chainedAssignment(Probe p) {
        int a;
        int b;
        long c;
        c = a = b = await(p.value(3));
        int d = (a += await(p.value(2))) + (b *= await(p.value(4)));
        return Coroutine.of(a + ":" + b + ":" + c + ":" + d);
    }

    @Async
    public static Coroutine<Object> increments(Probe p) {
        int i = 1;
        int j = i++ + await(p.value(10)) + i++ * await(p.value(2)) + --i;
        i += i++ + await(p.value(i));
        return Coroutine.of(i + ":" + j);
    }

    @Async
    public static Coroutine<Object> compoundLocals(Probe p) {
        byte b = 1;
        short s = 2;
        char c = 'a';
        long l = 3;
        float f = 4;
        double d = 5;
        String t = "t";
        boolean z = true;
        b += await(p.value(200));
        s *= await(p.value(20000));
        c++;
        c += await(p.value(1));
        l -= await(p.value(4));
        f /= await(p.value(3f));
        d %= await(p.value(3.5));
        t += await(p.value(1)) + 1;
        z &= await(p.value(false));
        return Coroutine.of(b + ":" + s + ":" + c + ":" + l + ":" + f + ":" + d + ":" + t + ":" + z);
    }

    @Async
    public static Coroutine<Object> conditionals(Probe p) {
        int x = 5;
        String a = await(p.value(true)) ? await(p.value("then")) : "else";
        String b = "pre" + (x > 3 ? await(p.value("yes")) : await(p.value("no"))) + a;
        long c = 1L + (await(p.value(false)) ? 2L : await(p.value(3L)));
        Object d = x > 9 ? (Object) 1 : await(p.value("obj"));
        return Coroutine.of(List.of(b, c, d, x == 5 ? await(p.value(1)) : 2));
    }

    @Async
    public static Coroutine<Object> logic(Probe p) {
        boolean a = p.log(true) && await(p.value(p.log(false))) || await(p.value(p.log(true)));
        boolean b = !await(p.value(a)) ^ await(p.value(true));
        boolean c = a | await(p.value(p.log(true))) & b;
        return Coroutine.of(a + ":" + b + ":" + c + (await(p.value(true)) && !c));
    }

    @Async
    public static Coroutine<Object> casts(Probe p) {
        Object o = await(p.value((Object) "text"));
        String s = (String) await(p.value(o));
        int i = (int) await(p.value(3.9)).doubleValue();
        byte b = (byte) (int) await(p.value(511));
        boolean is = await(p.value(o)) instanceof String t && t.length() == 4;
        try {
            Object bad = await(p.value((Object) 1));
            s = (String) bad;
        } catch (ClassCastException e) {
            p.event("cast");
        }
        return Coroutine.of(s + i + b + is);
    }

    @Async
    public static Coroutine<Object> unary(Probe p) {
        return Coroutine.of(-await(p.value(3)) + ~await(p.value(4L)) + ":" + !await(p.value(true))
                + -await(p.value(0.0)));
    }

    @Async
    public static Coroutine<Object> boxing(Probe p) {
        Integer boxed = 1000;
        int sum = boxed + await(p.value(boxed));
        Long wide = 5L;
        wide += await(p.value(6L));
        boxed++;
        Character c = 'x';
        Object o = c + await(p.value(1));
        return Coroutine.of(sum + ":" + wide + ":" + boxed + ":" + o);
    }

    @Async
    public static Coroutine<Object> unboxingNull(Probe p) {
        try {
            int i = 1 + await(p.<Integer>value(null));
            p.event(i);
        } catch (NullPointerException e) {
            p.event("npe");
        }
        return null;
    }

    @Async
    public static Coroutine<Object> nestedAwaits(Probe p) {
        int x = await(p.value(await(p.value(1)) + await(p.value(await(p.value(2))))));
        return Coroutine.of(x);
    }

    @Async
    public static Coroutine<Object> deepStack(Probe p) {
        return Coroutine.of(1 + (2L + (3 + (4f + (5d + ("a".length() + (7 + (8L + (9
                + await(p.value(10)))))))))));
    }

    @Async
    public static Coroutine<Object> manyBeneath(Probe p) {
        return Coroutine.of(new Object[] {1, 2L, "3", '4', 5f, 6d, null, new int[] {7,
            await(p.value(8))}, new Object[] {9, new long[] {10, await(p.value(11L))}},
            await(p.value("12"))});
    }

    @Async
    public static Coroutine<Object> mergedTypes(Probe p) {
        boolean flag = await(p.value(true));
        CharSequence text = flag ? new StringBuilder("b") : new StringBuffer("c");
        p.event(text.length());
        int before = text.length() + await(p.value(1));
        return Coroutine.of(text + ":" + before + ":" + text.charAt(0));
    }

    @Async
    public static Coroutine<Object> mergedOnStack(Probe p) {
        boolean flag = await(p.value(false));
        return Coroutine.of(show(flag ? new StringBuilder("b") : new StringBuffer("c"),
                await(p.value(1))) + show(flag ? new ArrayList<String>() : List.of("x"),
                await(p.value(2))) + show(flag ? new int[1] : new long[2], await(p.value(3)))
                + show(flag ? new Integer[0] : new String[0][0], await(p.value(4)))
                + show(flag ? (Object) "s" : 3, await(p.value(5))));
    }

    private static String show(Object a, int b) {
        return a.getClass().getSimpleName() + b;
    }

    private static String show(Comparable<?> a, int b) {
        return "comparable" + a + b;
    }

    @Async
    public static Coroutine<Object> resultDropped(Probe p) {
        await(p.value(1));
        await(p.value("x"));
        p.event("after");
        await(p.value(2L));
        return null;
    }

    @Async
    public static Coroutine<Object> asserted(Probe p) {
        assert await(p.value(true)) : await(p.value("never"));
        return Coroutine.of("asserted");
    }

    @Async
    public static Coroutine<Object> methodReferenceReceiver(Probe p) {
        java.util.function.IntSupplier length = await(p.value("four"))::length;
        java.util.function.Function<String, String> concat = await(p.value("pre"))::concat;
        return Coroutine.of(concat.apply(await(p.value("fix"))) + length.getAsInt());
    }

    @Async
    public static Coroutine<Object> longIntInterleaved(Probe p) {
        int a = 1;
        long b = 2;
        int c = 3;
        double d = 4;
        int e = 5;
        return Coroutine.of(mix(a, b, await(p.value(30)), d, e) + mix(c, await(p.value(40L)), a,
                await(p.value(50d)), e) + (a + b + c + d + e));
    }

    private static String mix(int a, long b, int c, double d, int e) {
        return a + ":" + b + ":" + c + ":" + d + ":" + e + ";";
    }

    @Async
    public static Coroutine<Object> classesAndConstants(Probe p) {
        return Coroutine.of(constants(String.class, await(p.value(1)), int[].class, "lit",
                Long.MAX_VALUE, await(p.value(2)), Integer.MIN_VALUE, Float.MIN_VALUE));
    }

    private static String constants(Class<?> a, int b, Class<?> c, String d, long e, int f, int g,
            float h) {
        return a.getName() + b + c.getName() + d + e + f + g + h;
    }

    /** EA#42: the element's own type is needed again after the await. */
    @Async
    public static Coroutine<Object> elementTypeAfterAwait(Probe p) {
        String text = "";
        for (StringBuilder b : new StringBuilder[] {new StringBuilder("a"), new StringBuilder("b")}) {
            text += b.length() + await(p.value("x"));
            b.append(text);
            text += b.reverse();
        }
        return Coroutine.of(text);
    }
}
