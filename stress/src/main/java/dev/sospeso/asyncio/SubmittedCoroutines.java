package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

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

/** A coroutine that a thread has submitted is cancelled by that thread while the loop runs it. */
public final class SubmittedCoroutines {

    private SubmittedCoroutines() {
    }

    /** A coroutine that waits a turn. */
    abstract static class Submitted {
        final BaseEventLoop loop = new SelectorEventLoop();
        final CompletableFuture<Integer> future = Asyncio.runCoroutineThreadsafe(body(), loop);

        @Async
        private Coroutine<Integer> body() {
            await(sleep(waitsForEver() ? 3600 : 0));
            return Coroutine.of(1);
        }

        abstract boolean waitsForEver();

        final void look(LL_Result result) {
            HandingIn.turns(loop, 4);
            result.r1 = future.isCancelled() ? "cancelled"
                    : future.isDone() ? "result " + future.join() : "pending";
            result.r2 = loop.tasks.isEmpty() ? "no task" : "a task";
        }
    }

    /** It ends by itself. */
    @JCStressTest
    @State
    @Outcome(id = "cancelled, no task", expect = Expect.ACCEPTABLE)
    @Outcome(id = "result 1, no task", expect = Expect.ACCEPTABLE, desc = "it was quicker")
    public static class Short extends Submitted {
        @Override
        boolean waitsForEver() {
            return false;
        }

        /** Turns. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 3);
        }

        /** Cancels. */
        @Actor
        public void other() {
            future.cancel(true);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }

    /** It would never end. */
    @JCStressTest
    @State
    @Outcome(id = "cancelled, no task", expect = Expect.ACCEPTABLE)
    public static class Endless extends Submitted {
        @Override
        boolean waitsForEver() {
            return true;
        }

        /** Turns. */
        @Actor
        public void loop() {
            HandingIn.turns(loop, 3);
        }

        /** Cancels. */
        @Actor
        public void other() {
            future.cancel(true);
        }

        /** Looks. */
        @Arbiter
        public void arbiter(LL_Result result) {
            look(result);
        }
    }
}
