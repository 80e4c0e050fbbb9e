package dev.sospeso.asyncio;

import java.time.Duration;

/** Durations as the API takes them, in the nanoseconds that the loop counts. */
final class Delay {

    private static final double NANOS_PER_SECOND = 1e9;

    private Delay() {
    }

    /** Seconds as nanoseconds; what is too long becomes the longest. */
    static long nanos(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("Invalid delay: NaN (not a number)");
        }
        return (long) (seconds * NANOS_PER_SECOND);
    }

    /** A duration as nanoseconds; what is too long becomes the longest. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    /** The time some nanoseconds after another; the end of time if there is none. */
    static long after(long time, long nanos) {
        long sum = time + nanos;
        return nanos > 0 && sum < time ? Long.MAX_VALUE : sum;
    }

    /** The nanoseconds until a deadline, none if it has passed, however long ago. */
    static long until(long deadline, long now) {
        if (deadline <= now) {
            return 0;
        }
        long nanos = deadline - now;
        return nanos < 0 ? Long.MAX_VALUE : nanos;
    }
}
