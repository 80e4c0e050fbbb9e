package dev.sospeso.benchmarks.limit;

import org.openjdk.jmh.annotations.CompilerControl;

/** {@code await(increment(i))} as calls, plain and with a result that may be {@code SUSPENDED}. */
public final class HandCalls {

    private static final Object SUSPENDED = new Object();

    private HandCalls() {
    }

    private static long increment(long i) {
        return i + 1;
    }

    private static Object incrementOrSuspend(long i) {
        return i < 0 ? SUSPENDED : (Object) (i + 1);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long incrementApart(long i) {
        return i + 1;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static Object incrementOrSuspendApart(long i) {
        return i < 0 ? SUSPENDED : (Object) (i + 1);
    }

    public static long plain(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += increment(i);
        }
        return sum;
    }

    public static long plainApart(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += incrementApart(i);
        }
        return sum;
    }

    public static long suspendable(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            Object result = incrementOrSuspend(i);
            if (result == SUSPENDED) {
                return -1;
            }
            sum += (Long) result;
        }
        return sum;
    }

    public static long suspendableApart(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            Object result = incrementOrSuspendApart(i);
            if (result == SUSPENDED) {
                return -1;
            }
            sum += (Long) result;
        }
        return sum;
    }

    /** A loop without any suspension: remainders, so that it cannot be folded. */
    public static long remainders(long n) {
        long sum = 0;
        for (long i = 1; i <= n; i++) {
            sum += (sum ^ i) % 7;
        }
        return sum;
    }
}
