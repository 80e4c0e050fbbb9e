package dev.sospeso.asyncio.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A task in its serialised form, and the future of its result.
 *
 * @param <T> the type of the result
 */
final class PoolTask<T> extends CompletableFuture<T> implements Runnable {

    private final ProcessPool pool;
    private final byte[] bytes;
    private final ClassLoader loader;
    private final Function<Object, T> outcome;

    /**
     * Describes a task.
     *
     * @param pool where it runs
     * @param bytes the serialised Callable
     * @param loader finds the classes of the result
     * @param outcome turns what the worker gave into the result
     */
    PoolTask(ProcessPool pool, byte[] bytes, ClassLoader loader, Function<Object, T> outcome) {
        this.pool = pool;
        this.bytes = bytes;
        this.loader = loader;
        this.outcome = outcome;
    }

    /** Runs the task in a worker process, unless it was cancelled; on a thread of the pool. */
    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        try {
            Message reply = pool.runInWorker(bytes);
            Object value = Serialized.read(reply.bytes(), loader, pool.resultFilter());
            if (reply.kind() == Message.Kind.FAILURE) {
                completeExceptionally((Throwable) value);
            } else {
                complete(outcome.apply(value));
            }
        } catch (Throwable exception) {
            completeExceptionally(exception);
        }
    }
}
