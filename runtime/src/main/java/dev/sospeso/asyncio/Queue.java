package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/**
 * Items on their way from producers to consumers: the counterpart of {@code asyncio.Queue}.
 *
 * <p>First in, first out; {@link PriorityQueue} and {@link LifoQueue} have other orders. With a
 * maximum size, {@link #put} waits while the queue is full. Those who wait are served in the order in
 * which they began. Null is an ordinary item. Not thread-safe.
 *
 * @param <T> the type of the items
 */
public class Queue<T> extends LoopBound {

    private final int maxsize;
    private final QueueItems<T> items;
    private final Waiters getters = new Waiters();
    private final Waiters putters = new Waiters();
    /** Set while there is no unfinished item. */
    private final Event finished = new Event();
    private int unfinished;
    private boolean shutDown;

    /** Without a limit. */
    public Queue() {
        this(0);
    }

    /**
     * With a limit.
     *
     * @param maxsize how many items there may be; 0 or less for no limit
     */
    public Queue(int maxsize) {
        this(maxsize, new FifoItems<>());
    }

    Queue(int maxsize, QueueItems<T> items) {
        this.maxsize = maxsize;
        this.items = items;
        finished.set();
    }

    /**
     * Puts an item into the queue; waits while it is full, else does not suspend.
     *
     * @param item the item, or null
     * @return a coroutine that ends when that is done; it throws a {@link QueueShutDownException} if
     *     the queue is or gets shut down
     */
    public final Coroutine<Void> put(T item) {
        return new Put<>(this, item);
    }

    /**
     * Puts an item into the queue at once.
     *
     * @param item the item, or null
     * @throws QueueFullException if the queue is full
     * @throws QueueShutDownException if it was shut down
     * @throws IllegalStateException on another thread than that of the loop
     */
    public final void putNowait(T item) {
        if (!offer(item)) {
            throw new QueueFullException();
        }
    }

    /**
     * Puts an item into the queue at once, if it is not full.
     *
     * @param item the item, or null
     * @return whether it was put
     * @throws QueueShutDownException if the queue was shut down
     * @throws IllegalStateException on another thread than that of the loop
     */
    public final boolean offer(T item) {
        checkThread("Queue.put");
        checkNotShutDown();
        if (hasNoPlace()) {
            return false;
        }
        add(item);
        return true;
    }

    private boolean hasNoPlace() {
        return maxsize > 0 && items.size() >= maxsize;
    }

    private void add(T item) {
        items.add(item);
        if (unfinished++ == 0) {
            finished.clear();
        }
        getters.releaseNext();
    }

    /**
     * Takes the next item out; waits while there is none, else does not suspend.
     *
     * @return a coroutine that gives the item; it throws a {@link QueueShutDownException} if the
     *     queue is or gets shut down and is empty
     */
    public final Coroutine<T> get() {
        return new Get<>(this);
    }

    /**
     * Takes the next item out at once.
     *
     * @return the item, or null if that is the item
     * @throws QueueEmptyException if there is none
     * @throws QueueShutDownException if there is none and the queue was shut down
     * @throws IllegalStateException on another thread than that of the loop
     */
    public final T getNowait() {
        checkThread("Queue.get");
        if (items.size() == 0) {
            throw shutDown ? new QueueShutDownException() : new QueueEmptyException();
        }
        return remove();
    }

    private T remove() {
        T item = items.remove();
        putters.releaseNext();
        return item;
    }

    /**
     * Says that the work on an item that was taken out is done.
     *
     * @throws IllegalStateException if it is called more often than items were put, or on another
     *     thread than that of the loop
     */
    public final void taskDone() {
        checkThread("Queue.taskDone");
        if (unfinished <= 0) {
            throw new IllegalStateException("task_done() called too many times");
        }
        unfinished--;
        if (unfinished == 0) {
            finished.set();
        }
    }

    /**
     * Waits until {@link #taskDone} has been called for each item that was put; does not suspend if
     * that is so.
     *
     * @return a coroutine that ends then
     */
    public final Coroutine<Void> join() {
        return finished.waitSet(null);
    }

    /**
     * Shuts the queue down: nothing can be put any more, and what is there can still be taken out.
     * Those who wait in vain get a {@link QueueShutDownException}. As CPython since 3.13.
     *
     * @throws IllegalStateException on another thread than that of the loop
     */
    public final void shutdown() {
        shutdown(false);
    }

    /**
     * Shuts the queue down.
     *
     * @param immediate whether the items that are there are dropped too, and count as done
     * @throws IllegalStateException on another thread than that of the loop
     */
    public final void shutdown(boolean immediate) {
        checkThread("Queue.shutdown");
        shutDown = true;
        if (immediate) {
            drop();
        }
        getters.releaseAll();
        putters.releaseAll();
    }

    private void drop() {
        while (items.size() > 0) {
            items.remove();
            if (unfinished > 0) {
                unfinished--;
            }
        }
        if (unfinished == 0) {
            finished.set();
        }
    }

    /**
     * Returns the number of items.
     *
     * @return how many there are
     */
    public final int size() {
        checkThread("Queue.size");
        return items.size();
    }

    /**
     * Returns the limit.
     *
     * @return how many items there may be; 0 or less for no limit
     */
    public final int maxsize() {
        return maxsize;
    }

    /**
     * Says whether there is no item.
     *
     * @return whether it is empty
     */
    public final boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Says whether there are as many items as there may be.
     *
     * @return whether it is full
     */
    public final boolean isFull() {
        checkThread("Queue.isFull");
        return hasNoPlace();
    }

    @Override
    public final String toString() {
        return "<" + getClass().getSimpleName() + " maxsize=" + maxsize
                + (items.size() == 0 ? "" : " _queue=" + items.list())
                + (getters.size() == 0 ? "" : " _getters[" + getters.size() + "]")
                + (putters.size() == 0 ? "" : " _putters[" + putters.size() + "]")
                + (unfinished == 0 ? "" : " tasks=" + unfinished)
                + (shutDown ? " shutdown" : "") + ">";
    }

    private void checkNotShutDown() {
        if (shutDown) {
            throw new QueueShutDownException();
        }
    }

    private static final class Put<T> extends TurnFrame<Void> {
        private final Queue<T> queue;
        private final T item;

        Put(Queue<T> queue, T item) {
            this.queue = queue;
            this.item = item;
        }

        @Override
        LoopBound owner() {
            return queue;
        }

        @Override
        Waiters waiters() {
            return queue.putters;
        }

        @Override
        boolean available() {
            queue.checkThread("Queue.put");
            return !queue.hasNoPlace();
        }

        @Override
        void checkHope() {
            queue.checkNotShutDown();
        }

        @Override
        Void finish() {
            queue.checkNotShutDown();
            queue.add(item);
            return null;
        }
    }

    private static final class Get<T> extends TurnFrame<T> {
        private final Queue<T> queue;

        Get(Queue<T> queue) {
            this.queue = queue;
        }

        @Override
        LoopBound owner() {
            return queue;
        }

        @Override
        Waiters waiters() {
            return queue.getters;
        }

        @Override
        boolean available() {
            queue.checkThread("Queue.get");
            return queue.items.size() > 0;
        }

        @Override
        void checkHope() {
            queue.checkNotShutDown();
        }

        @Override
        T finish() {
            return queue.remove();
        }
    }
}
