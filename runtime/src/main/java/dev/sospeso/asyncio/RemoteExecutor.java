package dev.sospeso.asyncio;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * An executor that runs its tasks outside this JVM. It must be given the user's own task, not a
 * wrapper around it, since it serialises what it is given.
 */
public interface RemoteExecutor extends Executor {

    /**
     * Sends a task away to be run.
     *
     * @param task the task; it and all it refers to must be serialisable
     * @param <T> the type of the result
     * @return what the task gives or throws
     * @throws IllegalArgumentException if the task cannot be serialised
     * @throws java.util.concurrent.RejectedExecutionException after shutdown
     */
    <T> CompletableFuture<T> submit(Callable<T> task);
}
