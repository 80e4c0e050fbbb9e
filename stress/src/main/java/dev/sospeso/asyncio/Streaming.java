package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import java.util.concurrent.Flow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Publishers and subscribers on other threads than the loop's. */
public final class Streaming {

    private Streaming() {
    }

    /** A publisher sends two items and completes while the loop reads. */
    @JCStressTest
    @State
    @Outcome(id = "12 end", expect = Expect.ACCEPTABLE)
    public static class Reading {
        private final BaseEventLoop loop = new SelectorEventLoop();
        private Flow.Subscriber<? super Integer> subscriber;
        private final StringBuilder log = new StringBuilder();

        /** Begins to read. */
        public Reading() {
            loop.createTask(read());
            HandingIn.turn(loop);
        }

        @Async
        private Coroutine<Void> read() {
            for (Integer item : awaitEach(
                    Publishers.<Integer>items(reader -> subscriber = reader))) {
                log.append(item);
            }
            log.append(" end");
            return null;
        }

        /** Publishes. */
        @Actor
        public void publisher() {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {
                }

                @Override
                public void cancel() {
                }
            });
            subscriber.onNext(1);
            subscriber.onNext(2);
            subscriber.onComplete();
        }

        /** Reads. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 3);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(L_Result result) {
            HandingIn.turns(loop, 4);
            result.r1 = log.toString();
        }
    }

    /** A walk over three items, of which a subscriber keeps what it gets. */
    abstract static class Walk implements Flow.Subscriber<Integer> {
        final BaseEventLoop loop = new SelectorEventLoop();
        final StringBuilder log = new StringBuilder();
        Flow.Subscription subscription;

        Walk() {
            Publishers.publisher(this::numbers, loop).subscribe(this);
            HandingIn.turns(loop, 3);
        }

        @Async
        private AsyncGenerator<Integer, Void> numbers() {
            try {
                for (int i = 1; i <= 3; i++) {
                    await(sleep(0));
                    AsyncGenerator.yield(i);
                }
            } finally {
                log.append(" closed");
            }
            return null;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
        }

        @Override
        public void onNext(Integer item) {
            log.append(item);
        }

        @Override
        public void onError(Throwable failure) {
            log.append(failure);
        }

        @Override
        public void onComplete() {
            log.append(" complete");
        }

        final void look(LL_Result result) {
            HandingIn.turns(loop, 12);
            result.r1 = log.toString();
            result.r2 = loop.tasks.isEmpty() ? "no task" : "a task";
        }
    }

    /** Another thread requests items while the loop gives them. */
    @JCStressTest
    @State
    @Outcome(id = "12, a task", expect = Expect.ACCEPTABLE)
    public static class Requesting extends Walk {
        /** Requests. */
        @Actor
        public void subscriber() {
            subscription.request(1);
            subscription.request(1);
        }

        /** Gives. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 4);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** Another thread cancels the subscription while the loop gives items. */
    @JCStressTest
    @State
    @Outcome(id = {", no task", " closed, no task", "1 closed, no task", "12 closed, no task"},
            expect = Expect.ACCEPTABLE)
    @Outcome(id = "123 closed complete, no task", expect = Expect.ACCEPTABLE)
    @Outcome(id = "123 closed, no task", expect = Expect.ACCEPTABLE)
    public static class Cancelling extends Walk {
        /** Requests and cancels. */
        @Actor
        public void subscriber() {
            subscription.request(3);
            subscription.cancel();
        }

        /** Gives. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 9);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }
}
