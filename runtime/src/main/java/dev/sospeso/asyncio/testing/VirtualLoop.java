package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.LoopClock;
import dev.sospeso.asyncio.SelectorEventLoop;

/**
 * A loop whose clock starts at 0 and jumps to the next timer when nothing else can happen: a test
 * that sleeps an hour takes no time, and times are exact. While a call is in an executor the clock
 * stands still. What arrives from channels or foreign threads does not hold it.
 *
 * <p>Use it as {@code new Runner(VirtualLoop::new).run(...)}.
 */
public final class VirtualLoop extends SelectorEventLoop {

    /** A loop at time 0. */
    public VirtualLoop() {
        super(new VirtualClock());
    }

    /** The clock that jumps. */
    private static final class VirtualClock implements LoopClock {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public long waiting(long nanos, boolean workInFlight) {
            if (workInFlight || nanos == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            now += nanos;
            return 0;
        }
    }
}
