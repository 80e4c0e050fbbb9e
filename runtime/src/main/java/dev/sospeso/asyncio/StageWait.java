package dev.sospeso.asyncio;

import dev.sospeso.Suspension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wait of a {@link DetachedCall} for a stage. Two must have arrived before the call goes on: the
 * outcome, and the thread that began the wait; whoever comes second runs it, which is how neither a
 * stage that completes in between nor one that completes on the same thread is lost or nested.
 */
final class StageWait extends Suspension {

    private static final Object ABANDONED = new Object();

    private final CompletableFuture<?> stage;
    /** Null, {@link #ABANDONED}, or the {@link Outcome} of the stage. */
    private final AtomicReference<Object> outcome = new AtomicReference<>();
    private final AtomicBoolean oneArrived = new AtomicBoolean();
    private DetachedCall<?> call;

    StageWait(CompletableFuture<?> stage) {
        this.stage = stage;
    }

    /** Has the call told of the outcome. */
    void watch(DetachedCall<?> waiting) {
        call = waiting;
        stage.whenComplete((value, exception) -> settle(new Outcome<>(value, exception)));
    }

    /** Returns whether this is the second to arrive, and so the one who must run the call. */
    boolean arrive() {
        return oneArrived.getAndSet(true);
    }

    private void settle(Object how) {
        if (outcome.compareAndSet(null, how) && arrive()) {
            call.resume();
        }
    }

    /** Ends the wait for a cancellation, and cancels the stage; false if the stage was quicker. */
    boolean abandon() {
        if (!outcome.compareAndSet(null, ABANDONED)) {
            return false;
        }
        stage.cancel(true);
        if (arrive()) {
            call.resume();
        }
        return true;
    }

    boolean wasAbandoned() {
        return outcome.get() == ABANDONED;
    }

    @Override
    protected Object begin(int depth) {
        return this;
    }

    @Override
    protected Object take() throws Throwable {
        Outcome<?> ended = (Outcome<?>) outcome.get();
        if (ended == null) {
            throw new IllegalStateException("await wasn't used with future");
        }
        if (ended.exception() != null) {
            throw CompletionStages.cause(ended.exception());
        }
        return ended.value();
    }
}
