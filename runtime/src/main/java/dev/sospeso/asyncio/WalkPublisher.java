package dev.sospeso.asyncio;

import dev.sospeso.AsyncIterable;
import java.util.concurrent.Flow;

/**
 * Gives each subscriber a {@link WalkSubscription walk} over an iterable.
 *
 * @param <T> the type of the items
 */
final class WalkPublisher<T> implements Flow.Publisher<T> {

    /** What a subscriber gets that is refused. */
    private static final Flow.Subscription REFUSED = new Flow.Subscription() {
        @Override
        public void request(long count) {
        }

        @Override
        public void cancel() {
        }
    };

    private final AsyncIterable<? extends T> source;
    private final BaseEventLoop loop;

    WalkPublisher(AsyncIterable<? extends T> source, BaseEventLoop loop) {
        this.source = source;
        this.loop = loop;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        if (subscriber == null) {
            throw new NullPointerException("subscribe(null)");
        }
        if (loop.isClosed()) {
            subscriber.onSubscribe(REFUSED);
            subscriber.onError(new IllegalStateException("Event loop is closed"));
            return;
        }
        WalkSubscription<T> subscription = new WalkSubscription<>(loop, source, subscriber);
        loop.callSoonUnlessClosed(subscription::start);
    }
}
