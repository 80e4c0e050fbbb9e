package dev.sospeso.asyncio;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One call in an executor: runs there, and brings its end to the loop. Cancelling its future keeps
 * it from beginning; one that has begun runs on, and what it gives is dropped.
 *
 * @param <T> the type of the result
 */
final class ExecutorCall<T> implements Runnable {

    private static final int WAITING = 0;
    private static final int STARTED = 1;
    private static final int CANCELLED = 2;

    private final DefaultExecutor owner;
    private final BaseEventLoop loop;
    private final Callable<T> callable;
    private final Future<T> future;
    private final AtomicInteger state = new AtomicInteger(WAITING);

    ExecutorCall(DefaultExecutor owner, BaseEventLoop loop, Callable<T> callable) {
        if (callable == null) {
            throw new NullPointerException("the callable is null");
        }
        this.owner = owner;
        this.loop = loop;
        this.callable = callable;
        this.future = loop.createFuture();
    }

    Future<T> future() {
        return future;
    }

    void start(Executor executor) {
        executor.execute(this);
        owner.began();
        future.addDoneCallback(this::cancelWith, null);
    }

    private void cancelWith(Future<T> ended) {
        if (ended.cancelled() && state.compareAndSet(WAITING, CANCELLED)) {
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
        if (loop.isClosed()) {
            return;
        }
        loop.callSoonThreadsafe(() -> {
            owner.ended();
            if (!future.pending()) {
                return;
            }
            if (failure == null) {
                future.finish(result);
            } else {
                future.fail(failure);
            }
        });
    }
}
