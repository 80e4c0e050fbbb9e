package dev.sospeso.asyncio;

/**
 * The time of the machine. All loops share its beginning, as all share {@code time.monotonic()}.
 */
final class SystemClock implements LoopClock {

    private static final long BEGINNING = System.nanoTime();

    @Override
    public long nanoTime() {
        return System.nanoTime() - BEGINNING;
    }

    @Override
    public long waiting(long nanos, boolean workInFlight) {
        return nanos;
    }
}
