package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** An async method without a loop awaits a stage that another thread completes. */
public final class DetachedCalls {

    private DetachedCalls() {
    }

    /** A call that awaits two stages, and what it has seen. */
    abstract static class Call {
        final CompletableFuture<Integer> stage = new CompletableFuture<>();
        final CompletableFuture<Integer> second = new CompletableFuture<>();
        volatile CompletableFuture<Integer> call;
        private volatile int ends;

        @Async
        final CompletableFuture<Integer> sum() {
            try {
                int sum = await(stage);
                return CompletableFuture.completedFuture(sum + await(second));
            } catch (CancelledError error) {
                throw error;
            } finally {
                ends++;
            }
        }

        final void look(LL_Result result) {
            result.r1 = call.isCancelled() ? "cancelled"
                    : call.isDone() ? "result " + call.join() : "pending";
            result.r2 = ends == 1 ? "ended" : "ended " + ends + " times";
        }
    }

    /** The stages complete while the call begins to wait. */
    @JCStressTest
    @State
    @Outcome(id = "result 3, ended", expect = Expect.ACCEPTABLE)
    public static class Completed extends Call {
        /** Calls. */
        @Actor
        public void caller() {
            call = sum();
        }

        /** Completes. */
        @Actor
        public void other() {
            stage.complete(1);
            second.complete(2);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** Two threads complete one stage each. */
    @JCStressTest
    @State
    @Outcome(id = "result 3, ended", expect = Expect.ACCEPTABLE)
    public static class CompletedByTwo extends Call {
        /** Calls. */
        public CompletedByTwo() {
            call = sum();
        }

        /** Completes. */
        @Actor
        public void one() {
            stage.complete(1);
        }

        /** Completes. */
        @Actor
        public void two() {
            second.complete(2);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** The call is cancelled while the stages complete. */
    @JCStressTest
    @State
    @Outcome(id = "result 3, ended", expect = Expect.ACCEPTABLE, desc = "the stages were quicker")
    @Outcome(id = "cancelled, ended", expect = Expect.ACCEPTABLE)
    public static class Cancelled extends Call {
        /** Calls. */
        public Cancelled() {
            call = sum();
        }

        /** Completes. */
        @Actor
        public void one() {
            stage.complete(1);
            second.complete(2);
        }

        /** Cancels. */
        @Actor
        public void two() {
            call.cancel(true);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** The call is cancelled while one stage completes and the other never does. */
    @JCStressTest
    @State
    @Outcome(id = "cancelled, ended", expect = Expect.ACCEPTABLE)
    public static class CancelledForGood extends Call {
        /** Calls. */
        public CancelledForGood() {
            call = sum();
        }

        /** Completes. */
        @Actor
        public void one() {
            stage.complete(1);
        }

        /** Cancels. */
        @Actor
        public void two() {
            call.cancel(true);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }
}
