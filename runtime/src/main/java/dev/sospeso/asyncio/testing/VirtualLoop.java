package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.LoopClock;
import dev.sospeso.asyncio.SelectorEventLoop;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * A loop whose clock starts at 0 and jumps to the next timer when nothing else can happen: a test
 * that sleeps an hour takes no time, and times are exact. While a call is in an executor the clock
 * stands still. Other work in flight the loop cannot know: {@link #holdUntil} tells it of a stage that
 * another thread completes, such as an HTTP exchange. What arrives from channels does not hold it.
 *
 * <p>Use it as {@code new Runner(VirtualLoop::new).run(...)}, or through {@link AsyncTest}.
 */
public final class VirtualLoop extends SelectorEventLoop {

    private static final double NANOS_PER_SECOND = 1e9;

    private final VirtualClock clock;

    /** A loop at time 0. */
    public VirtualLoop() {
        this(new VirtualClock(), null);
    }

    private VirtualLoop(VirtualClock clock, RandomGenerator random) {
        super(clock, random);
        this.clock = clock;
        clock.loop = this;
    }

    /**
     * A loop at time 0 that shuffles what runs in one turn, for tests of programs that should not
     * depend on the order in which their tasks run. Mixed with each other are the steps of tasks;
     * callbacks that different threads have handed in (results of executors among them; those of one
     * thread keep their order); and callbacks of channels. {@code callSoon}, callbacks of futures and
     * timers keep their order, since theirs is a promise.
     *
     * @param seed the same seed gives the same order to the same program
     * @return a new loop
     */
    public static VirtualLoop shuffled(long seed) {
        return new VirtualLoop(new VirtualClock(), new Random(seed));
    }

    /**
     * Runs an async lambda until it is done.
     *
     * @param main the lambda
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if the loop is closed or running, another runs on this thread, or
     *     the loop was stopped before the lambda was done
     */
    public <T> T run(AsyncCallable<T> main) {
        return runUntilComplete(Asyncio.async(main));
    }

    /**
     * Has the clock stand still until a stage is done, since another thread works on it.
     *
     * @param stage the stage
     * @param <S> the type of the stage
     * @return the stage, to be awaited
     */
    public <S extends CompletionStage<?>> S holdUntil(S stage) {
        clock.held++;
        stage.whenComplete((value, exception) -> callSoonThreadsafe(() -> clock.held--));
        return stage;
    }

    /**
     * Lets time pass by hand while the loop does not run: runs what is ready and what becomes due
     * within that time, each timer at its own moment, and waits for calls in executors. Then the
     * clock stands exactly so much later. If something calls {@link #stop}, it ends there. While the
     * loop runs, await a sleep instead.
     *
     * @param seconds how long, not negative; 0 runs what is ready now
     * @throws IllegalArgumentException if it is negative or not a number
     * @throws IllegalStateException if the loop is running or closed
     */
    public void advance(double seconds) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("cannot advance by " + seconds + " seconds");
        }
        advanceNanos((long) (seconds * NANOS_PER_SECOND));
    }

    /**
     * Lets time pass by hand; see {@link #advance(double)}.
     *
     * @param duration how long, not negative
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the loop is running or closed
     * @throws ArithmeticException if it is longer than 292 years
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("cannot advance by " + duration);
        }
        advanceNanos(duration.toNanos());
    }

    private void advanceNanos(long nanos) {
        if (isRunning()) {
            throw new IllegalStateException("advance() was called while the loop is running:"
                    + " await sleep(...) there");
        }
        clock.limit = Math.addExact(clock.now, nanos);
        try {
            runForever();
        } finally {
            clock.limit = VirtualClock.NO_LIMIT;
        }
    }

    /** The clock that jumps. */
    private static final class VirtualClock implements LoopClock {
        private static final long NO_LIMIT = -1;

        private VirtualLoop loop;
        private long now;
        /** How many stages must be done before time goes on. */
        private int held;
        /** Where {@code advance} stops. */
        private long limit = NO_LIMIT;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public long waiting(long nanos, boolean workInFlight) {
            if (workInFlight || held > 0) {
                return Long.MAX_VALUE;
            }
            if (limit != NO_LIMIT && nanos > limit - now) {
                now = limit;
                loop.stop();
                return 0;
            }
            if (nanos == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            now += nanos;
            return 0;
        }
    }
}
