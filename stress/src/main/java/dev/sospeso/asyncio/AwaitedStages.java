package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A task awaits a stage that another thread completes. */
public final class AwaitedStages {

    private AwaitedStages() {
    }

    /** A task that awaits a stage. */
    abstract static class Waiting {
        final BaseEventLoop loop = new SelectorEventLoop();
        final CompletableFuture<Integer> stage = new CompletableFuture<>();
        final Task<Integer> task = loop.createTask(body());

        @Async
        private Coroutine<Integer> body() {
            return Coroutine.of(1 + await(stage));
        }

        final void look(LL_Result result) {
            HandingIn.turns(loop, 3);
            result.r1 = task.cancelled() ? "cancelled"
                    : task.done() ? "result " + task.result() : "pending";
            result.r2 = stage.isCancelled() ? "cancelled" : "completed";
        }
    }

    /** The stage completes while the task begins to wait. */
    @JCStressTest
    @State
    @Outcome(id = "result 2, completed", expect = Expect.ACCEPTABLE)
    public static class Completed extends Waiting {
        /** Turns. */
        @Actor
        public void loop() {
            HandingIn.turn(loop);
        }

        /** Completes. */
        @Actor
        public void other() {
            stage.complete(1);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** The task is cancelled while the stage completes. */
    @JCStressTest
    @State
    @Outcome(id = "cancelled, cancelled", expect = Expect.ACCEPTABLE)
    @Outcome(id = "cancelled, completed", expect = Expect.ACCEPTABLE)
    @Outcome(id = "result 2, completed", expect = Expect.ACCEPTABLE, desc = "it was quicker")
    public static class Cancelled extends Waiting {
        /** Turns, and cancels. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 2);
            task.cancel();
        }

        /** Completes. */
        @Actor
        public void other() {
            stage.complete(1);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }
}
