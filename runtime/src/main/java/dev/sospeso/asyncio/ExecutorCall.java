package dev.sospeso.asyncio;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One call in an executor, and its future: runs there, and brings its end to the loop. Cancelling it
 * keeps it from beginning; one that has begun runs on, and what it gives is dropped.
 *
 * @param <T> the type of the result
 */
final class ExecutorCall<T> extends Future<T> implements Runnable {

    private static final int WAITING = 0;
    private static final int STARTED = 1;
    private static final int CANCELLED = 2;

    private final DefaultExecutor owner;
    private final Callable<T> callable;
    private final AtomicInteger state = new AtomicInteger(WAITING);

    ExecutorCall(DefaultExecutor owner, BaseEventLoop loop, Callable<T> callable) {
        super(loop);
        if (callable == null) {
            throw new NullPointerException("the callable is null");
        }
        this.owner = owner;
        this.callable = callable;
    }

    void start(Executor executor) {
        executor.execute(this);
        owner.began();
    }

    @Override
    void completed() {
        if (cancelled() && state.compareAndSet(WAITING, CANCELLED)) {
            owner.ended();
        }
    }

    @Override
    public void run() {
        if (!state.compareAndSet(WAITING, STARTED)) {
            return;
        }
        T result = null;
        Throwable failure = null;
        try {
            result = callable.call();
        } catch (Throwable exception) {
            failure = exception;
        }
        hand(result, failure);
    }

    private void hand(T result, Throwable failure) {
        loop.callSoonUnlessClosed(() -> {
            owner.ended();
            if (!pending()) {
                return;
            }
            if (failure == null) {
                finish(result);
            } else {
                fail(failure);
            }
        });
    }

    @Override
    String kind() {
        return "call in an executor";
    }
}
