package dev.sospeso.asyncio;

/**
 * A semaphore that refuses to be released more often than it was acquired: the counterpart of
 * {@code asyncio.BoundedSemaphore}. Not thread-safe.
 */
public final class BoundedSemaphore extends Semaphore {

    private final int bound;

    /** With one permit. */
    public BoundedSemaphore() {
        this(1);
    }

    /**
     * With a number of permits.
     *
     * @param value how many; at least 0
     * @throws IllegalArgumentException if it is less than 0
     */
    public BoundedSemaphore(int value) {
        super(value);
        bound = value;
    }

    /**
     * Adds a permit and wakes who waits first.
     *
     * @throws IllegalStateException if no permit is acquired, or on another thread than that of the
     *     loop
     */
    @Override
    public void release() {
        if (value() >= bound) {
            throw new IllegalStateException("BoundedSemaphore released too many times");
        }
        super.release();
    }
}
