package dev.sospeso.asyncio;

import dev.sospeso.AsyncFrame;
import dev.sospeso.CancelledError;
import dev.sospeso.Chain;
import dev.sospeso.Suspension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A coroutine that runs without a loop, and its result: begins on the caller's thread, and goes on
 * wherever the stage it awaits completes. One thread at a time runs it; which one is settled by
 * {@link StageWait}.
 *
 * @param <T> the type of the result
 */
final class DetachedCall<T> extends CompletableFuture<T> {

    private AsyncFrame leaf;
    private Context context;
    private final AtomicBoolean cancelRequested = new AtomicBoolean();
    /** What it waits for, or waited for last. */
    private volatile StageWait waiting;

    private DetachedCall(AsyncFrame leaf, Context context) {
        this.leaf = leaf;
        this.context = context;
    }

    static <T> DetachedCall<T> start(AsyncFrame leaf) {
        Context current = LoopThread.current().context;
        DetachedCall<T> call = new DetachedCall<>(leaf, current == null ? null : current.copy());
        call.drive(LoopThread.current());
        return call;
    }

    /** Runs on, once what it waited for is there. */
    void resume() {
        LoopThread.current().detached.run(this);
    }

    /** Runs on from a wait that has ended. */
    void driveOn(LoopThread thread) {
        injectCancel();
        drive(thread);
    }

    /** Runs to the next stage that is not done, or to the end. */
    private void drive(LoopThread thread) {
        BaseEventLoop loop = thread.running;
        Object outer = loop == null ? null : loop.running(null);
        Context outerContext = thread.context;
        thread.context = context;
        boolean ready = true;
        while (ready) {
            ready = step(thread);
        }
        thread.context = outerContext;
        if (loop != null) {
            loop.running(outer);
        }
    }

    /** Returns whether there is more to run now. */
    private boolean step(LoopThread thread) {
        Object result;
        try {
            result = AsyncFrame.drive(leaf);
        } catch (Throwable exception) {
            fail(exception);
            return false;
        }
        if (!(result instanceof AsyncFrame suspended)) {
            finish(result);
            return false;
        }
        leaf = suspended;
        context = thread.context;
        return waitFor(Chain.yielded(suspended));
    }

    private boolean waitFor(Object awaited) {
        if (awaited == null) {
            return true;
        }
        StageWait wait;
        if (awaited instanceof StageWait stageWait) {
            wait = stageWait;
        } else if (awaited instanceof Future<?> future && future.loop.isOnLoopThread()) {
            wait = new StageWait(future.toCompletableFuture());
        } else {
            Chain.raise(leaf, new IllegalStateException(awaited instanceof Future<?>
                    ? "no running event loop: cannot wait for " + awaited
                    : "await got bad yield: " + awaited));
            return true;
        }
        return register(wait);
    }

    /** Returns whether the stage was done before this thread had finished with the coroutine. */
    private boolean register(StageWait wait) {
        wait.watch(this);
        waiting = wait;
        deliverCancel();
        if (wait.arrive()) {
            injectCancel();
            return true;
        }
        return false;
    }

    /** Has the next step throw, if what it waited for ended by a cancellation of this call. */
    private void injectCancel() {
        StageWait ended = waiting;
        if (ended != null && ended.wasAbandoned()) {
            Chain.raise(leaf, Chain.cancellation(null));
        }
    }

    /**
     * Ends the wait for a cancellation that was asked for. The request is claimed first and put back
     * if the stage was quicker, so that it is delivered once, at this wait or a later one.
     */
    private void deliverCancel() {
        for (;;) {
            StageWait wait = waiting;
            if (wait == null || !cancelRequested.compareAndSet(true, false) || wait.abandon()) {
                return;
            }
            cancelRequested.set(true);
            if (waiting == wait) {
                return;
            }
        }
    }

    private void fail(Throwable exception) {
        leaf = null;
        if (exception instanceof CancelledError error) {
            completeExceptionally(LoopCompletableFuture.cancellation(error));
        } else {
            completeExceptionally(exception);
        }
    }

    @SuppressWarnings("unchecked")
    private void finish(Object result) {
        leaf = null;
        complete((T) Suspension.open(result));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancelRequested.set(true);
            deliverCancel();
        }
        return cancelled;
    }
}
