package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.CoroutineFrame;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The coroutine of {@link Asyncio#waitFor(Awaitable, double)}. When the time is over, or it is
 * cancelled itself, it cancels what it waits for and goes on only when that has ended. A cancellation
 * that comes when that has ended already is not lost, as in CPython since 3.12.
 *
 * @param <T> the type of the result
 */
final class WaitFor<T> extends CoroutineFrame<T> implements Consumer<Future<?>> {

    /** Waits for the end or the time-out. */
    private static final int WAITING = 1;
    /** Waits for the end after the time-out. */
    private static final int TIMED_OUT = 2;
    /** Waits for the end after a cancellation. */
    private static final int WAS_CANCELLED = 3;

    private final long timeout;
    private Awaitable<? extends T> awaitable;
    private Future<T> future;
    private Future<Void> waiter;
    private Handle timer;
    private CancelledError cancellation;

    WaitFor(Awaitable<? extends T> awaitable, long timeout) {
        this.awaitable = awaitable;
        this.timeout = timeout;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        int site = enter();
        boolean suspended = false;
        try {
            Object result = switch (site) {
                case CREATED -> start();
                case WAITING -> awake();
                default -> ended(site);
            };
            suspended = result == this;
            return result;
        } finally {
            if (!suspended && timer != null) {
                timer.cancel();
            }
        }
    }

    private Object start() throws TimeoutException {
        BaseEventLoop loop = BaseEventLoop.running();
        if (timeout <= 0) {
            takeFuture(loop);
            return future.done() ? enclose(future.result()) : cancelAndWait(TIMED_OUT);
        }
        waiter = loop.createFuture();
        timer = loop.callLaterNanos(timeout, this::release);
        takeFuture(loop);
        future.addDoneCallback(this);
        return suspend(WAITING, waiter);
    }

    private void takeFuture(BaseEventLoop loop) {
        future = Futures.ensure(awaitable, loop);
        awaitable = null;
    }

    private Object awake() throws Throwable {
        int after = TIMED_OUT;
        try {
            resumed();
        } catch (CancelledError error) {
            cancellation = error;
            after = WAS_CANCELLED;
        }
        if (future.done()) {
            if (cancellation != null) {
                throw cancellation;
            }
            return enclose(future.result());
        }
        future.removeDoneCallback(this);
        return cancelAndWait(after);
    }

    /** Not on the future itself, so that this wait can be cancelled whatever the future does. */
    private Object cancelAndWait(int site) {
        if (timer != null) {
            timer.cancel(); // It would end this wait too.
        }
        waiter = future.loop.createFuture();
        future.addDoneCallback(this);
        future.cancel();
        return suspend(site, waiter);
    }

    private Object ended(int site) throws Throwable {
        try {
            resumed();
        } finally {
            future.removeDoneCallback(this);
        }
        if (site == WAS_CANCELLED) {
            throw cancellation;
        }
        try {
            return enclose(future.result());
        } catch (CancelledError error) {
            TimeoutException exception = new TimeoutException();
            exception.initCause(error);
            throw exception;
        }
    }

    @Override
    public void accept(Future<?> done) {
        release();
    }

    private void release() {
        if (waiter.pending()) {
            waiter.finish(null);
        }
    }

    @Override
    protected void clear() {
        awaitable = null;
    }
}
