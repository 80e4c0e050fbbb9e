package dev.sospeso.asyncio;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where a publisher's signals come in, on its threads; they leave, in their order, on the loop's
 * thread. All use of the subscription is there too, so that it is serial.
 *
 * @param <T> the type of the items
 */
final class SignalDoor<T> implements Flow.Subscriber<T> {

    private record Subscribed(Flow.Subscription subscription) { }

    private record Ended(Throwable failure) { }

    private final BaseEventLoop loop;
    private final PublishedItems<T> target;
    private final Queue<Object> signals = new ConcurrentLinkedQueue<>();
    /** Whether the loop has been told that there is something, and has not looked since. */
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile Flow.Subscription subscription;

    SignalDoor(BaseEventLoop loop, PublishedItems<T> target) {
        this.loop = loop;
        this.target = target;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        if (newSubscription == null) {
            throw new NullPointerException("onSubscribe(null)");
        }
        if (!subscribed.compareAndSet(false, true)) {
            newSubscription.cancel();
            return;
        }
        subscription = newSubscription;
        add(new Subscribed(newSubscription));
    }

    @Override
    public void onNext(T item) {
        if (item == null) {
            throw new NullPointerException("onNext(null)");
        }
        add(item);
    }

    @Override
    public void onError(Throwable failure) {
        if (failure == null) {
            throw new NullPointerException("onError(null)");
        }
        add(new Ended(failure));
    }

    @Override
    public void onComplete() {
        add(new Ended(null));
    }

    private void add(Object signal) {
        if (loop.isClosed()) {
            Flow.Subscription orphan = subscription;
            if (orphan != null) {
                orphan.cancel();
            }
            return;
        }
        signals.add(signal);
        if (announced.compareAndSet(false, true)) {
            loop.callSoonUnlessClosed(() -> {
                announced.set(false);
                takeAll();
            });
        }
    }

    /** Hands on what has come; on the loop's thread. */
    @SuppressWarnings("unchecked")
    void takeAll() {
        for (Object signal = signals.poll(); signal != null; signal = signals.poll()) {
            if (signal instanceof Subscribed signalled) {
                target.subscribed(signalled.subscription());
            } else if (signal instanceof Ended signalled) {
                target.ended(signalled.failure());
            } else {
                target.arrived((T) signal);
            }
        }
    }
}
