package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future of a loop as the rest of Java sees it: cancelling it cancels the future, on the loop's
 * thread, and waiting for it on that thread is refused, since it could never end.
 *
 * @param <T> the type of the result
 */
final class LoopCompletableFuture<T> extends CompletableFuture<T> {

    private final BaseEventLoop loop;
    /** What {@link #cancel} cancels; may be set late, on the loop's thread. */
    private volatile Future<T> source;

    LoopCompletableFuture(BaseEventLoop loop) {
        this.loop = loop;
    }

    static <T> LoopCompletableFuture<T> of(Future<T> source) {
        LoopCompletableFuture<T> view = new LoopCompletableFuture<>(source.loop);
        view.follow(source);
        return view;
    }

    /** Makes a task on the loop's thread. */
    static <T> LoopCompletableFuture<T> submit(Coroutine<T> coroutine, BaseEventLoop loop) {
        if (coroutine == null) {
            throw new NullPointerException("runCoroutineThreadsafe(null):"
                    + " a coroutine is required");
        }
        LoopCompletableFuture<T> view = new LoopCompletableFuture<>(loop);
        loop.callSoonThreadsafe(() -> {
            try {
                view.follow(loop.createTask(coroutine));
            } catch (Throwable exception) {
                view.completeExceptionally(exception);
                throw exception;
            }
        });
        return view;
    }

    /** Ends as the future ends; on the loop's thread. */
    void follow(Future<T> future) {
        source = future;
        if (!future.pending()) {
            end(future);
            return;
        }
        future.addDoneCallback(this::end, null);
        if (isCancelled()) {
            future.cancel();
        }
    }

    private void end(Future<? extends T> future) {
        if (future.cancelled()) {
            completeExceptionally(cancellation(future.cancelledError()));
            return;
        }
        Throwable failure = future.failure();
        if (failure == null) {
            complete(future.result());
        } else {
            completeExceptionally(failure instanceof CancelledError error
                    ? cancellation(error) : failure);
        }
    }

    static CancellationException cancellation(CancelledError error) {
        CancellationException exception = new CancellationException(error.getMessage());
        exception.initCause(error);
        return exception;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Future<T> future = source;
        if (cancelled && future != null) {
            loop.callSoonUnlessClosed(future::cancel);
        }
        return cancelled;
    }

    @Override
    public T join() {
        refuseOnLoop("join");
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseOnLoop("get");
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException,
            ExecutionException, TimeoutException {
        refuseOnLoop("get");
        return super.get(timeout, unit);
    }

    private void refuseOnLoop(String method) {
        if (!isDone() && loop.isOnLoopThread()) {
            throw new IllegalStateException(method + "() on the loop's own thread "
                    + Thread.currentThread().getName() + " would wait for ever: await it instead");
        }
    }
}
