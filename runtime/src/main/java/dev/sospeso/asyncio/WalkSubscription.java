package dev.sospeso.asyncio;

import dev.sospeso.AsyncCloseable;
import dev.sospeso.AsyncIterable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One subscriber's walk over an iterable: a task that fetches what was requested. The subscription
 * may be used on any thread; the task, and all signals, are on the loop's.
 *
 * @param <T> the type of the items
 */
final class WalkSubscription<T> implements Flow.Subscription {

    private final BaseEventLoop loop;
    private final AsyncIterable<? extends T> source;
    /** Null once it may get no signal any more. */
    private Flow.Subscriber<? super T> subscriber;
    /** How many items are requested and not yet given; {@link Long#MAX_VALUE} for all. */
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile IllegalArgumentException refusal;
    private Task<Void> walk;
    /** Where the walk waits for demand. */
    private final Waiters waiters = new Waiters();

    WalkSubscription(BaseEventLoop loop, AsyncIterable<? extends T> source,
            Flow.Subscriber<? super T> subscriber) {
        this.loop = loop;
        this.source = source;
        this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            refusal = new IllegalArgumentException(
                    "request(" + count + "): the number of items must be positive");
            onLoop(this::stop);
        } else if (demand.getAndAccumulate(count, WalkSubscription::sum) == 0) {
            onLoop(waiters::releaseAll);
        }
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public void cancel() {
        cancelled = true;
        onLoop(this::stop);
    }

    private void onLoop(Runnable action) {
        if (loop.isOnLoopThread()) {
            action.run();
        } else {
            loop.callSoonUnlessClosed(action);
        }
    }

    /** Ends the walk, for a cancellation or a wrong request. */
    private void stop() {
        if (cancelled) {
            subscriber = null;
        }
        if (walk != null) {
            walk.cancel();
        }
    }

    /** Begins; on the loop's thread. */
    void start() {
        if (signal(() -> subscriber.onSubscribe(this)) && !cancelled) {
            walk = loop.createTask(new Walk<>(this), "publisher");
        }
    }

    /** Calls the subscriber, unless it is to get no signal; returns whether it took that well. */
    private boolean signal(Runnable call) {
        if (subscriber == null) {
            return false;
        }
        try {
            call.run();
            return true;
        } catch (Throwable exception) {
            cancelled = true;
            subscriber = null;
            if (Raise.leavesLoop(exception)) {
                throw exception;
            }
            loop.callExceptionHandler(ExceptionContext.of("Exception in subscriber")
                    .withException(exception));
            return false;
        }
    }

    private boolean next(T item) {
        if (item == null) {
            end(new NullPointerException("the published iterable gave null"));
            return false;
        }
        demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
        return signal(() -> subscriber.onNext(item));
    }

    /** The last signal; null for completion. */
    private void end(Throwable failure) {
        signal(() -> {
            if (failure == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(failure);
            }
        });
        subscriber = null;
    }

    private boolean mustStop() {
        return cancelled || refusal != null;
    }

    private static final class Walk<T> extends StepFrame<Void> {
        private static final int DEMANDED = 1;
        private static final int FETCHED = 2;
        private static final int ENDED = 3;

        private final WalkSubscription<T> subscription;
        private AsyncIterator<? extends T> iterator;
        /** A cancellation of the task by somebody else. */
        private CancelledError cancellation;

        Walk(WalkSubscription<T> subscription) {
            this.subscription = subscription;
        }

        @Override
        Object step(int at) throws Throwable {
            switch (at) {
                case CREATED:
                    return begin();
                case DEMANDED:
                    return demanded();
                case FETCHED:
                    return fetched();
                default:
                    return ended();
            }
        }

        private Object begin() {
            try {
                iterator = subscription.source.aiter();
            } catch (Exception exception) {
                subscription.end(exception);
                return null;
            }
            return fetch();
        }

        private Object fetch() {
            if (subscription.mustStop()) {
                return leave();
            }
            if (subscription.demand.get() == 0) {
                return await(DEMANDED, () -> new Wake(subscription.loop, subscription.waiters));
            }
            return await(FETCHED, iterator::anext);
        }

        private Object demanded() throws Throwable {
            try {
                awaited();
            } catch (CancelledError error) {
                return cancelled(error);
            }
            return fetch();
        }

        @SuppressWarnings("unchecked")
        private Object fetched() throws Throwable {
            T item;
            try {
                item = (T) awaited();
            } catch (StopAsyncIteration end) {
                subscription.end(null);
                return null;
            } catch (CancelledError error) {
                return cancelled(error);
            } catch (Throwable exception) {
                subscription.end(exception);
                if (Raise.leavesLoop(exception)) {
                    throw exception;
                }
                return null;
            }
            return subscription.next(item) ? fetch() : leave();
        }

        private Object cancelled(CancelledError error) {
            if (!subscription.mustStop()) {
                cancellation = error;
            }
            return leave();
        }

        /** The iterator's cleaning up belongs to the walk, so the last signal comes after it. */
        private Object leave() {
            return await(ENDED, () -> iterator instanceof AsyncCloseable closeable
                    ? closeable.aclose(cancellation) : Coroutine.of(null));
        }

        private Object ended() throws Throwable {
            Throwable failure = cancellation == null ? subscription.refusal
                    : LoopCompletableFuture.cancellation(cancellation);
            try {
                awaited();
            } finally {
                if (failure != null) {
                    subscription.end(failure);
                }
            }
            if (cancellation != null) {
                throw cancellation;
            }
            return null;
        }
    }
}
