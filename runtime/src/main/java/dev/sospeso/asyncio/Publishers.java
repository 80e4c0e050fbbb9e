package dev.sospeso.asyncio;

import dev.sospeso.AsyncIterable;
import java.util.concurrent.Flow;

/**
 * The bridge between async iteration and reactive streams: reads a {@link Flow.Publisher} with
 * {@code for (T x : awaitEach(...))}, and publishes what an {@link AsyncIterable} gives. Both ways the
 * reader sets the pace.
 */
public final class Publishers {

    private static final int BUFFER = 16;

    private Publishers() {
    }

    /**
     * Reads a publisher, at most 16 items ahead.
     *
     * @param publisher the publisher
     * @param <T> the type of the items
     * @return its items; see {@link PublishedItems}
     */
    public static <T> PublishedItems<T> items(Flow.Publisher<? extends T> publisher) {
        return items(publisher, BUFFER);
    }

    /**
     * Reads a publisher.
     *
     * @param publisher the publisher
     * @param buffer how many items may be on their way at most; at least 1
     * @param <T> the type of the items
     * @return its items; see {@link PublishedItems}
     * @throws IllegalArgumentException if the buffer is less than 1
     */
    public static <T> PublishedItems<T> items(Flow.Publisher<? extends T> publisher, int buffer) {
        if (publisher == null) {
            throw new NullPointerException("items(null): the publisher is null");
        }
        if (buffer < 1) {
            throw new IllegalArgumentException("a buffer of " + buffer + " items");
        }
        return new PublishedItems<>(publisher, buffer);
    }

    /**
     * Publishes what an iterable gives, on the running loop; see
     * {@link #publisher(AsyncIterable, EventLoop)}.
     *
     * @param source what to publish
     * @param <T> the type of the items
     * @return a publisher
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Flow.Publisher<T> publisher(AsyncIterable<? extends T> source) {
        return publisher(source, BaseEventLoop.running());
    }

    /**
     * Publishes what an iterable gives. Each subscriber gets a walk of its own, which begins when the
     * loop takes notice of the subscription and fetches no item that was not requested. All signals
     * come on the loop's thread. A subscription may be used on any thread; cancelling it cancels the
     * walk, and closes its iterator if that is an {@link dev.sospeso.AsyncCloseable}. An item must not
     * be null.
     *
     * @param source what to publish
     * @param loop the loop on which it is walked
     * @param <T> the type of the items
     * @return a publisher
     */
    public static <T> Flow.Publisher<T> publisher(
            AsyncIterable<? extends T> source, EventLoop loop) {
        if (source == null) {
            throw new NullPointerException("publisher(null): the iterable is null");
        }
        if (loop == null) {
            throw new NullPointerException("the loop is null");
        }
        return new WalkPublisher<>(source, (BaseEventLoop) loop);
    }
}
