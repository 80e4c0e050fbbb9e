package dev.sospeso.asyncio;

import java.util.Comparator;

/**
 * A queue that gives the least item first: the counterpart of {@code asyncio.PriorityQueue}. The
 * order of equal items is not the order in which they were put. Not thread-safe.
 *
 * @param <T> the type of the items
 */
public final class PriorityQueue<T> extends Queue<T> {

    /** Without a limit, for items that are {@link Comparable}. */
    public PriorityQueue() {
        this(0);
    }

    /**
     * With a limit, for items that are {@link Comparable}. Putting an item that cannot be compared
     * with the others throws a {@link ClassCastException}.
     *
     * @param maxsize how many items there may be; 0 or less for no limit
     */
    public PriorityQueue(int maxsize) {
        this(maxsize, PriorityQueue::compare);
    }

    /**
     * Without a limit.
     *
     * @param comparator says which of two items comes first
     */
    public PriorityQueue(Comparator<? super T> comparator) {
        this(0, comparator);
    }

    /**
     * With a limit.
     *
     * @param maxsize how many items there may be; 0 or less for no limit
     * @param comparator says which of two items comes first
     */
    public PriorityQueue(int maxsize, Comparator<? super T> comparator) {
        super(maxsize, new PriorityItems<>(comparator));
        if (comparator == null) {
            throw new NullPointerException("the comparator is null");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> int compare(T one, T other) {
        return ((Comparable<? super T>) one).compareTo(other);
    }
}
