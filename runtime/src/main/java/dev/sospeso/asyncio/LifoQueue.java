package dev.sospeso.asyncio;

/**
 * A queue that gives the newest item first: the counterpart of {@code asyncio.LifoQueue}. Not
 * thread-safe.
 *
 * @param <T> the type of the items
 */
public final class LifoQueue<T> extends Queue<T> {

    /** Without a limit. */
    public LifoQueue() {
        this(0);
    }

    /**
     * With a limit.
     *
     * @param maxsize how many items there may be; 0 or less for no limit
     */
    public LifoQueue(int maxsize) {
        super(maxsize, new LifoItems<>());
    }
}
