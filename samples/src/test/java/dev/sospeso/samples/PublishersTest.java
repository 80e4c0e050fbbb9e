package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.PublishedItems;
import dev.sospeso.asyncio.Publishers;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.testing.AsyncTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** {@link Flow} publishers are read and made, and the reader sets the pace. */
class PublishersTest {

    /** Publishes on the caller's thread what a test tells it to, and counts what was requested. */
    private static final class Hand implements Flow.Publisher<String>, Flow.Subscription {
        private Flow.Subscriber<? super String> subscriber;
        private long requested;
        private boolean cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super String> newSubscriber) {
            subscriber = newSubscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** Requests by hand, and keeps what comes. */
    private static class Kept implements Flow.Subscriber<Object> {
        final List<Object> signals = new ArrayList<>();
        Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
        }

        @Override
        public void onNext(Object item) {
            signals.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure.toString());
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }
    }

    @Async
    private static Coroutine<List<Object>> all(PublishedItems<?> items) {
        List<Object> seen = new ArrayList<>();
        for (Object item : awaitEach(items)) {
            seen.add(item);
        }
        return Coroutine.of(seen);
    }

    @Async
    private static AsyncGenerator<Integer, Void> numbers(int count, List<String> log) {
        try {
            for (int i = 0; i < count; i++) {
                log.add("fetch " + i);
                await(sleep(1));
                AsyncGenerator.yield(i);
            }
        } finally {
            await(sleep(1));
            log.add("closed");
        }
        return null;
    }

    @Test
    void itemsOfAnotherThreadComeInOrder() {
        AsyncTest.run(() -> {
            List<Object> expected = new ArrayList<>();
            try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
                PublishedItems<Integer> items = Publishers.items(publisher, 3);
                Task<List<Object>> reading = createTask(all(items));
                await(sleep(0));
                await(toThread(() -> {
                    for (int i = 0; i < 1000; i++) {
                        expected.add(i);
                        publisher.submit(i);
                    }
                    publisher.close();
                }));
                assertEquals(expected, await(reading));
            }
            return null;
        });
    }

    @Test
    void noMoreIsRequestedThanTheBufferHolds() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand, 4);
            assertEquals(0, hand.requested);
            Task<String> first = createTask(items.anext());
            await(sleep(0));
            await(sleep(0));
            assertEquals(4, hand.requested);
            for (int i = 0; i < 4; i++) {
                hand.subscriber.onNext("item " + i);
            }
            assertEquals("item 0", await(first));
            assertEquals("item 1", await(items.anext()));
            assertEquals(4, hand.requested);
            assertEquals("item 2", await(items.anext()));
            assertEquals(7, hand.requested);
            await(items.aclose());
            assertTrue(hand.cancelled);
            return null;
        });
    }

    @Test
    void whatCameBeforeAnExceptionIsGivenFirst() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand);
            Task<List<Object>> ended = createTask(all(items));
            await(sleep(0));
            hand.subscriber.onNext("a");
            IOException failure = new IOException("gone");
            hand.subscriber.onNext("b");
            hand.subscriber.onError(failure);
            List<Object> seen = new ArrayList<>();
            try {
                seen.addAll(await(ended));
            } catch (Exception e) {
                seen.add(e);
            }
            assertEquals(List.of(failure), seen);
            assertSame(failure, seen.get(0));
            assertEquals(List.of(), await(all(items)));
            return null;
        });
    }

    @Test
    void leavingTheBlockCancelsTheSubscription() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            Task<String> reader = createTask(() -> {
                try (var items = Publishers.items(hand)) {
                    for (String item : awaitEach(items)) {
                        return Coroutine.of(item);
                    }
                }
                return Coroutine.of("nothing");
            });
            await(sleep(0));
            await(sleep(0));
            assertFalse(hand.cancelled);
            hand.subscriber.onNext("first");
            hand.subscriber.onNext("second");
            assertEquals("first", await(reader));
            assertTrue(hand.cancelled);
            return null;
        });
    }

    @Test
    void closingLetsThoseWhoWaitFindTheEnd() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand);
            Task<List<Object>> one = createTask(all(items));
            Task<List<Object>> two = createTask(all(items));
            await(sleep(0));
            await(items.aclose());
            hand.subscriber.onNext("too late");
            assertEquals(List.of(List.of(), List.of()), await(gather(one, two)));
            return null;
        });
    }

    @Test
    void anItemIsNotLostWithACancelledReader() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand);
            Task<String> cancelled = createTask(items.anext());
            Task<String> next = createTask(items.anext());
            await(sleep(0));
            await(sleep(0));
            hand.subscriber.onNext("a");
            await(sleep(0));
            cancelled.cancel();
            assertEquals("a", await(next));
            assertTrue(cancelled.cancelled());
            await(items.aclose());
            return null;
        });
    }

    @Test
    void aSecondSubscriptionIsCancelledAndNullsAreRefused() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand);
            Task<String> reader = createTask(items.anext());
            await(sleep(0));
            Hand other = new Hand();
            hand.subscriber.onSubscribe(other);
            assertTrue(other.cancelled);
            assertThrows(NullPointerException.class, () -> hand.subscriber.onSubscribe(null));
            assertThrows(NullPointerException.class, () -> hand.subscriber.onNext(null));
            assertThrows(NullPointerException.class, () -> hand.subscriber.onError(null));
            hand.subscriber.onNext("a");
            assertEquals("a", await(reader));
            await(items.aclose());
            return null;
        });
        assertThrows(NullPointerException.class, () -> Publishers.items(null));
        assertThrows(IllegalArgumentException.class, () -> Publishers.items(new Hand(), 0));
    }

    @Test
    void aPublisherThatRefusesIsAnErrorOfTheFirstStep() {
        AsyncTest.run(() -> {
            PublishedItems<String> items = Publishers.items(subscriber -> {
                throw new UnsupportedOperationException("not today");
            });
            String message = "none";
            try {
                message = await(items.anext());
            } catch (UnsupportedOperationException e) {
                message = e.getMessage();
            }
            assertEquals("not today", message);
            return null;
        });
    }

    @Test
    void aPublisherThatOutlivesTheLoopIsCancelled() {
        Hand hand = new Hand();
        run(() -> {
            PublishedItems<String> items = Publishers.items(hand);
            Task<String> reader = createTask(items.anext());
            await(sleep(0));
            reader.cancel();
            return null;
        });
        assertFalse(hand.cancelled);
        hand.subscriber.onNext("anybody there?");
        assertTrue(hand.cancelled);
    }

    @Test
    void aWalkFetchesNoMoreThanWasRequested() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            Kept kept = new Kept();
            Publishers.publisher(numbers(3, log)).subscribe(kept);
            await(sleep(10));
            assertEquals(List.of(), log);
            kept.subscription.request(2);
            await(sleep(10));
            assertEquals(List.of("fetch 0", "fetch 1"), log);
            assertEquals(List.of(0, 1), kept.signals);
            kept.subscription.request(Long.MAX_VALUE);
            kept.subscription.request(Long.MAX_VALUE);
            await(sleep(10));
            assertEquals(List.of(0, 1, 2, "complete"), kept.signals);
            return null;
        });
    }

    @Test
    void cancellingASubscriptionClosesTheWalk() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            Kept kept = new Kept();
            Publishers.publisher(numbers(3, log)).subscribe(kept);
            await(sleep(0));
            kept.subscription.request(1);
            await(sleep(5));
            kept.subscription.cancel();
            kept.subscription.request(1);
            await(sleep(5));
            assertEquals(List.of("fetch 0", "closed"), log);
            assertEquals(List.of(0), kept.signals);
            return null;
        });
    }

    @Test
    void aWrongRequestEndsTheWalkWithAnError() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            Kept kept = new Kept();
            Publishers.publisher(numbers(3, log)).subscribe(kept);
            await(sleep(0));
            kept.subscription.request(1);
            await(sleep(5));
            kept.subscription.request(0);
            await(sleep(5));
            assertEquals(List.of("fetch 0", "closed"), log);
            assertEquals(List.of(0, "java.lang.IllegalArgumentException:"
                    + " request(0): the number of items must be positive"), kept.signals);
            return null;
        });
    }

    @Test
    void whatAWalkThrowsIsSignalled() {
        AsyncTest.run(() -> {
            Kept failing = new Kept();
            Kept refusing = new Kept();
            Kept empty = new Kept();
            Publishers.<String>publisher(() -> () -> async(() -> {
                throw new IOException("gone");
            })).subscribe(failing);
            Publishers.<String>publisher(() -> {
                throw new IllegalStateException("closed for today");
            }).subscribe(refusing);
            Publishers.<String>publisher(() -> () -> Coroutine.of(null)).subscribe(empty);
            await(sleep(0));
            failing.subscription.request(1);
            empty.subscription.request(1);
            await(sleep(1));
            assertEquals(List.of("java.io.IOException: gone"), failing.signals);
            assertEquals(List.of("java.lang.IllegalStateException: closed for today"),
                    refusing.signals);
            assertEquals(List.of("java.lang.NullPointerException:"
                    + " the published iterable gave null"), empty.signals);
            return null;
        });
    }

    @Test
    void aSubscriberThatThrowsEndsItsWalk() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            EventLoop loop = getRunningLoop();
            loop.setExceptionHandler((source, context) ->
                    log.add(context.message() + ": " + context.exception().getMessage()));
            Kept kept = new Kept() {
                @Override
                public void onNext(Object item) {
                    throw new IllegalStateException("no " + item);
                }
            };
            Publishers.publisher(numbers(3, log)).subscribe(kept);
            await(sleep(0));
            kept.subscription.request(5);
            await(sleep(5));
            assertEquals(List.of("fetch 0", "Exception in subscriber: no 0", "closed"), log);
            assertEquals(List.of(), kept.signals);
            return null;
        });
    }

    @Test
    void theEndOfTheLoopIsACancellationForItsSubscribers() {
        List<String> log = new ArrayList<>();
        Kept kept = new Kept();
        EventLoop closed = run(() -> {
            Publishers.publisher(numbers(3, log)).subscribe(kept);
            await(sleep(0));
            await(sleep(0));
            return Coroutine.of(getRunningLoop());
        });
        assertEquals(List.of(CancellationException.class.getName()), kept.signals);
        Kept late = new Kept();
        Publishers.publisher(numbers(3, log), closed).subscribe(late);
        late.subscription.request(1);
        late.subscription.cancel();
        assertEquals(List.of("java.lang.IllegalStateException: Event loop is closed"),
                late.signals);
    }

    @Test
    void aStreamSurvivesARoundTrip() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            assertEquals(List.of(0, 1, 2),
                    await(all(Publishers.items(Publishers.publisher(numbers(3, log)), 1))));
            return null;
        });
    }

    @Test
    void closingBeforeTheFirstStepSubscribesNever() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand);
            await(items.aclose());
            assertEquals(List.of(), await(all(items)));
            assertEquals(null, hand.subscriber);
            return null;
        });
    }

    @Test
    void aSubscriptionThatComesAfterTheCloseIsCancelled() {
        AsyncTest.run(() -> {
            List<Flow.Subscriber<? super String>> late = new ArrayList<>();
            PublishedItems<String> items = Publishers.items(late::add);
            Task<List<Object>> reader = createTask(all(items));
            await(sleep(0));
            await(items.aclose());
            assertEquals(List.of(), await(reader));
            Hand hand = new Hand();
            late.get(0).onSubscribe(hand);
            late.get(0).onComplete();
            await(sleep(0));
            assertTrue(hand.cancelled);
            return null;
        });
    }

    @Test
    void nothingIsRequestedOfAPublisherThatHasEnded() {
        AsyncTest.run(() -> {
            Hand hand = new Hand();
            PublishedItems<String> items = Publishers.items(hand, 2);
            Task<List<Object>> reader = createTask(all(items));
            await(sleep(0));
            hand.subscriber.onNext("a");
            hand.subscriber.onNext("b");
            hand.subscriber.onComplete();
            hand.subscriber.onError(new IOException("after the end"));
            assertEquals(List.of("a", "b"), await(reader));
            assertEquals(2, hand.requested);
            return null;
        });
    }

    @Test
    void aSubscriberThatRefusesItsSubscriptionGetsNothing() {
        AsyncTest.run(() -> {
            List<String> log = new ArrayList<>();
            getRunningLoop().setExceptionHandler((source, context) ->
                    log.add(context.message() + ": " + context.exception().getMessage()));
            Publishers.publisher(numbers(3, log)).subscribe(new Kept() {
                @Override
                public void onSubscribe(Flow.Subscription newSubscription) {
                    newSubscription.request(3);
                    throw new IllegalStateException("no, thanks");
                }
            });
            Kept hasty = new Kept() {
                @Override
                public void onSubscribe(Flow.Subscription newSubscription) {
                    newSubscription.request(3);
                    newSubscription.cancel();
                }
            };
            Publishers.publisher(numbers(3, log)).subscribe(hasty);
            await(sleep(5));
            assertEquals(List.of("Exception in subscriber: no, thanks"), log);
            assertEquals(List.of(), hasty.signals);
            return null;
        });
    }

    @Test
    void whatLeavesTheLoopLeavesAWalkToo() {
        assertThrows(SystemExit.class, () -> run(() -> {
            Kept kept = new Kept();
            Publishers.<String>publisher(() -> () -> async(() -> {
                throw new SystemExit("enough");
            })).subscribe(kept);
            await(sleep(0));
            kept.subscription.request(1);
            await(sleep(1));
            return null;
        }));
        assertThrows(SystemExit.class, () -> run(() -> {
            Publishers.publisher(numbers(3, new ArrayList<>())).subscribe(new Kept() {
                @Override
                public void onSubscribe(Flow.Subscription newSubscription) {
                    throw new SystemExit("enough");
                }
            });
            await(sleep(1));
            return null;
        }));
    }
}
