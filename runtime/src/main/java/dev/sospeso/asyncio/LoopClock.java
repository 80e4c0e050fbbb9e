package dev.sospeso.asyncio;

/** How a loop measures time and lets it pass; one that does not wait makes a loop for tests. */
public interface LoopClock {

    /**
     * Returns the time.
     *
     * @return nanoseconds since a moment of the clock's choice; never less than before
     */
    long nanoTime();

    /**
     * Decides how long a loop that has nothing to run waits.
     *
     * @param nanos until its next timer is due; {@link Long#MAX_VALUE} if it has none
     * @param workInFlight whether it waits for an executor
     * @return how many nanoseconds it may block, {@link Long#MAX_VALUE} for no limit
     */
    long waiting(long nanos, boolean workInFlight);
}
