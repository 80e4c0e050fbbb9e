package targets.generators;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.transformer.validation.Probe;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** Generators of numbers, looked at without boxes. */
public class NumbersTarget {

    @Async
    private static Generator<Long, Object, String> longs(Probe p, long from, int n) {
        for (int i = 0; i < n; i++) {
            Object sent = Generator.yield(from + i);
            p.event("sent " + sent);
        }
        return Generator.of("longs end");
    }

    @Async
    private static Generator<Integer, Object, String> ints(Probe p, int n) {
        try {
            int i = 0;
            while (i < n) {
                Generator.yield(i++);
                Generator.yield(
                        -i);
            }
            Generator.yield(n > 2 ? i : 10_000);
        } finally {
            p.event("ints finally");
        }
        return null;
    }

    @Async
    private static Generator<Double, Object, Object> doubles(double first) {
        double sum = first;
        for (int i = 1; i < 4; i++) {
            sum += Generator.<Object>yield(sum / i) == null ? 1.5 : 0;
        }
        Generator.yield(Double.NaN);
        Generator.yield(-0.0);
        return Generator.of(sum);
    }

    private static void rest(Probe p, PrimitiveIterator.OfLong numbers) {
        while (numbers.hasNext()) {
            p.event(numbers.nextLong());
        }
        for (int i = 0; i < 2; i++) {
            try {
                p.event(numbers.nextLong());
            } catch (NoSuchElementException end) {
                p.event(end);
            }
        }
    }

    @Async
    public static Coroutine<Object> each(Probe p) {
        rest(p, Generator.longs(longs(p, Long.MAX_VALUE - 2, 4)));
        for (int n = 0; n < 4; n++) {
            PrimitiveIterator.OfInt numbers = Generator.ints(ints(p, n));
            long sum = 0;
            while (numbers.hasNext()) {
                sum = sum * 31 + numbers.nextInt();
            }
            p.event(sum);
        }
        Generator.doubles(doubles(-7)).forEachRemaining((double number) -> p.event(number));
        return null;
    }

    @Async
    public static Coroutine<Object> withoutHasNext(Probe p) {
        Generator<Long, Object, String> g = longs(p, 5, 2);
        PrimitiveIterator.OfLong numbers = Generator.longs(g);
        p.event(numbers.nextLong() + numbers.next());
        try {
            p.event(numbers.nextLong());
        } catch (NoSuchElementException end) {
            p.event(end);
        }
        p.event(g.result());
        p.event(g.hasNext());
        return null;
    }

    @Async
    public static Coroutine<Object> theGeneratorItselfInBetween(Probe p) {
        Generator<Long, Object, String> g = longs(p, 1, 9);
        PrimitiveIterator.OfLong numbers = Generator.longs(g);
        p.event(g.next());
        p.event(numbers.nextLong());
        p.event(g.send("s"));
        p.event(numbers.hasNext());
        p.event(g.next());
        p.event(numbers.nextLong());
        p.event(g.hasNext());
        p.event(numbers.nextLong());
        PrimitiveIterator.OfLong others = Generator.longs(g);
        p.event(others.hasNext());
        p.event(numbers.nextLong());
        p.event(others.nextLong());
        g.close();
        p.event(others.hasNext());
        rest(p, numbers);
        return null;
    }

    @Async
    private static Generator<Long, Object, String> over(Probe p, Iterable<Long> more) {
        Generator.yield(100L);
        Object end = Generator.yieldFrom(longs(p, 7, 2));
        Generator.yield((long) String.valueOf(end).length());
        Generator.yieldFrom(more);
        return longs(p, -1, 1);
    }

    @Async
    public static Coroutine<Object> delegating(Probe p) {
        Generator<Long, Object, String> g = over(p, List.of(3L, 4L));
        rest(p, Generator.longs(g));
        p.event(g.hasNext());
        return null;
    }

    @Async
    private static Generator<Long, Object, Object> failing() {
        Generator.yield(1L);
        throw new IllegalStateException("after one");
    }

    @Async
    public static Coroutine<Object> failures(Probe p) {
        PrimitiveIterator.OfLong numbers = Generator.longs(failing());
        p.event(numbers.nextLong());
        try {
            numbers.hasNext();
        } catch (IllegalStateException e) {
            p.event(e);
        }
        rest(p, numbers);
        return null;
    }

    @Async
    private static Generator<Object, Object, Object> mixed() {
        Generator.yield(1);
        Generator.yield(2L);
        Generator.yield(3.0);
        Generator.yield("four");
        Generator.yield(null);
        Generator.yield(6L);
        return null;
    }

    /** What is no long fails as an unboxing does, and is gone. */
    @Async
    @SuppressWarnings("unchecked")
    public static Coroutine<Object> wrongTypes(Probe p) {
        PrimitiveIterator.OfLong numbers =
                Generator.longs((Generator<Long, ?, ?>) (Generator<?, ?, ?>) mixed());
        for (int i = 0; i < 7; i++) {
            try {
                p.event(numbers.nextLong());
            } catch (RuntimeException e) {
                p.event(e);
            }
        }
        return null;
    }

    @Async
    private Generator<Integer, Object, Object> reentering(Probe p, Generator<?, ?, ?>[] own) {
        Generator.yield(1);
        try {
            own[0].next();
        } catch (IllegalStateException e) {
            p.event(e);
        }
        Generator.yield(2);
        return null;
    }

    @Async
    public static Coroutine<Object> reentrance(Probe p) {
        Generator<?, ?, ?>[] own = new Generator<?, ?, ?>[1];
        Generator<Integer, Object, Object> g = new NumbersTarget().reentering(p, own);
        own[0] = g;
        PrimitiveIterator.OfInt numbers = Generator.ints(g);
        while (numbers.hasNext()) {
            p.event(numbers.nextInt());
        }
        return null;
    }

    /** The number is computed before the try block and yielded in it. */
    @Async
    private static Generator<Long, Object, Object> guarded(Probe p, long n) {
        for (long i = 0; i < n; i++) {
            try {
                p.event(Generator.<Object>yield(p.log(i) * 2));
            } catch (IllegalArgumentException e) {
                Generator.yield(-i);
            }
        }
        return null;
    }

    @Async
    public static Coroutine<Object> thrownIn(Probe p) {
        Generator<Long, Object, Object> g = guarded(p, 3);
        PrimitiveIterator.OfLong numbers = Generator.longs(g);
        p.event(numbers.nextLong());
        p.event(g.throwIn(new IllegalArgumentException("in")));
        rest(p, numbers);
        return null;
    }
}
