package dev.sospeso.benchmarks.ours;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import org.openjdk.jmh.annotations.CompilerControl;

/** Awaits that do not suspend. */
public final class OurCalls {

    private OurCalls() {
    }

    @Async
    private static Coroutine<Long> increment(long i) {
        return Coroutine.of(i + 1);
    }

    @Async
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    static Coroutine<Long> incrementApart(long i) {
        return Coroutine.of(i + 1);
    }

    @Async
    public static Coroutine<Long> awaitReady(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += await(increment(i));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Long> awaitReadyApart(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += await(incrementApart(i));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Long> awaitDone(Future<Long> done, long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += await(done);
        }
        return Coroutine.of(sum);
    }

    /** A loop without any suspension, in a method that could suspend. */
    @Async
    public static Coroutine<Long> remainders(long n, boolean suspend) {
        if (suspend) {
            await(increment(0));
        }
        long sum = 0;
        for (long i = 1; i <= n; i++) {
            sum += (sum ^ i) % 7;
        }
        return Coroutine.of(sum);
    }
}
