package dev.sospeso.asyncio;

import dev.sospeso.AsyncCloseable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.StopAsyncIteration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;

/**
 * One walk over the items of a {@link Flow.Publisher}.
 *
 * <pre>{@code
 * try (var items = Publishers.items(publisher)) {
 *     for (T item : awaitEach(items)) {
 *         ...
 *     }
 * }   // cancels the subscription if the loop was left early
 * }</pre>
 *
 * <p>It subscribes when the first item is asked for, and requests no more items than its buffer
 * holds. The publisher may signal on any thread. What it has sent before it failed is given before
 * its exception is thrown, as itself; after that, and after its completion, there is no more item.
 * Several tasks may take items; each item goes to one of them. Not thread-safe.
 *
 * @param <T> the type of the items
 */
public final class PublishedItems<T> extends LoopBound
        implements AsyncIterator<T>, AsyncCloseable {

    private final Flow.Publisher<? extends T> publisher;
    private final int buffer;
    private final Waiters waiters = new Waiters();
    private final Queue<T> items = new ArrayDeque<>();
    /** Null until the first item is asked for. */
    private SignalDoor<T> door;
    private Flow.Subscription subscription;
    /** How many items were taken and not yet requested anew. */
    private int taken;
    private boolean ended;
    private Throwable failure;

    PublishedItems(Flow.Publisher<? extends T> publisher, int buffer) {
        this.publisher = publisher;
        this.buffer = buffer;
    }

    @Override
    public Coroutine<T> anext() {
        return new Next<>(this);
    }

    /**
     * Cancels the subscription: those who wait for an item, or ask for one, find no more.
     *
     * @return a coroutine that does it
     */
    public Coroutine<Void> aclose() {
        return aclose(null);
    }

    /** Does what {@link #aclose()} does. */
    @Override
    public Coroutine<Void> aclose(Throwable cause) {
        return new Close(this);
    }

    private void subscribe() {
        door = new SignalDoor<>(loop(), this);
        try {
            publisher.subscribe(door);
        } catch (Throwable exception) {
            ended = true;
            throw exception;
        }
    }

    /** On the loop's thread. */
    void subscribed(Flow.Subscription newSubscription) {
        if (ended) {
            newSubscription.cancel();
        } else {
            subscription = newSubscription;
            newSubscription.request(buffer);
        }
    }

    /** On the loop's thread. */
    void arrived(T item) {
        if (!ended) {
            items.add(item);
            waiters.releaseNext();
        }
    }

    /** On the loop's thread; null for completion. */
    void ended(Throwable exception) {
        if (!ended) {
            failure = exception;
            end();
        }
    }

    private void end() {
        ended = true;
        subscription = null;
        waiters.releaseAll();
    }

    private void cancel() {
        checkThread("PublishedItems.aclose");
        Flow.Subscription cancelled = subscription;
        items.clear();
        failure = null;
        end();
        if (cancelled != null) {
            cancelled.cancel();
        }
    }

    private T take() {
        if (items.isEmpty()) {
            Throwable thrown = failure;
            failure = null;
            throw thrown == null ? new StopAsyncIteration() : Raise.<RuntimeException>any(thrown);
        }
        T item = items.remove();
        taken++;
        if (taken > buffer / 2 && subscription != null) {
            int count = taken;
            taken = 0;
            subscription.request(count);
        }
        return item;
    }

    private static final class Next<T> extends TurnFrame<T> {
        private final PublishedItems<T> source;

        Next(PublishedItems<T> source) {
            this.source = source;
        }

        @Override
        LoopBound owner() {
            return source;
        }

        @Override
        Waiters waiters() {
            return source.waiters;
        }

        @Override
        boolean begin() {
            source.checkThread("PublishedItems.anext");
            if (source.door == null && !source.ended) {
                source.subscribe();
            }
            return super.begin();
        }

        @Override
        boolean available() {
            if (source.door != null) {
                source.door.takeAll();
            }
            return source.ended || !source.items.isEmpty();
        }

        @Override
        T finish() {
            return source.take();
        }
    }

    private static final class Close extends CoroutineFrame<Void> {
        private final PublishedItems<?> source;

        Close(PublishedItems<?> source) {
            this.source = source;
        }

        @Override
        protected Object resume(int depth) {
            enter();
            source.cancel();
            return null;
        }
    }
}
