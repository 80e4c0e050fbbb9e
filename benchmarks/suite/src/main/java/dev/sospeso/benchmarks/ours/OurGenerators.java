package dev.sospeso.benchmarks.ours;

import dev.sospeso.Async;
import dev.sospeso.Generator;

/** Generators of numbers; the same bodies as those written by hand. */
public final class OurGenerators {

    private OurGenerators() {
    }

    @Async
    public static Generator<Long, Void, Void> count(long n) {
        for (long i = 0; i < n; i++) {
            Generator.yield(i);
        }
        return null;
    }

    @Async
    public static Generator<Long, Void, Void> countInPairs(long n) {
        long i = 0;
        while (i < n) {
            Generator.yield(i);
            i++;
            if (i < n) {
                Generator.yield(i);
                i++;
            }
        }
        return null;
    }

    @Async
    public static Generator<Long, Void, Void> countInRange(long n) {
        long i = 0;
        if (n > 0) {
            do {
                Generator.yield(i);
            } while (++i != n);
        }
        return null;
    }

    @Async
    public static Generator<Long, Void, Void> countUntilBreak(long n) {
        long i = 0;
        do {
            if (i >= n) {
                break;
            }
            Generator.yield(i++);
        } while (true);
        return null;
    }

    @Async
    private static Generator<Long, Long, Void> echo() {
        long answer = 0;
        while (true) {
            Long got = Generator.yield(answer);
            answer = got + 1;
        }
    }

    public static long send(long n) {
        Generator<Long, Long, Void> echo = echo();
        echo.send(null);
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += echo.send(i);
        }
        return sum;
    }
}
