package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.Suspension;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The bridge to {@link CompletionStage}, as transformed code uses it. Programs never name it.
 */
public final class CompletionStages {

    private CompletionStages() {
    }

    /**
     * Begins an await of a stage.
     *
     * @param stage what is awaited
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value, enclosed when it is a suspension, or the suspension to wait for
     * @throws NullPointerException if the stage is null
     * @throws CancelledError if the stage was cancelled
     * @throws Throwable what the stage failed with, as itself
     */
    public static Object await(CompletionStage<?> stage, int depth) throws Throwable {
        if (stage == null) {
            throw new NullPointerException("await(null): the CompletionStage is null");
        }
        CompletableFuture<?> future = stage.toCompletableFuture();
        if (future.isDone()) {
            return Suspension.enclose(value(future));
        }
        BaseEventLoop loop = LoopThread.current().running;
        return loop == null ? new StageWait(future) : StageFuture.of(loop, future);
    }

    /**
     * Finishes an async method that returns a stage with what that stage completes with.
     *
     * @param stage what the method returned, or null for the result null
     * @param depth how many async bodies are on the Java stack above the driver
     * @return the value or a suspension, as a body returns them
     * @throws CancelledError if the stage was cancelled
     * @throws Throwable what the stage failed with, as itself
     */
    public static Object tail(CompletionStage<?> stage, int depth) throws Throwable {
        return stage == null ? null : await(stage, depth);
    }

    private static Object value(CompletableFuture<?> done) throws Throwable {
        try {
            return done.join();
        } catch (CompletionException | CancellationException exception) {
            throw cause(exception);
        }
    }

    /** What a stage failed with, as an await of it throws it. */
    static Throwable cause(Throwable exception) {
        Throwable cause = exception instanceof CompletionException && exception.getCause() != null
                ? exception.getCause() : exception;
        if (cause instanceof CancellationException) {
            if (cause.getCause() instanceof CancelledError error) {
                return error;
            }
            CancelledError error = new CancelledError(cause.getMessage());
            error.initCause(cause);
            return error;
        }
        return cause;
    }

    /**
     * Runs a coroutine at once, as a plain Java future: as a task of the loop that runs on this
     * thread, or by itself if there is none.
     *
     * @param coroutine the coroutine
     * @param <T> the type of the result
     * @return its result; cancelling it cancels the coroutine
     */
    public static <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
        BaseEventLoop loop = LoopThread.current().running;
        return loop == null ? DetachedCall.start(Task.frameOf(coroutine))
                : LoopCompletableFuture.of(new Task<>(loop, coroutine, null, null, true));
    }
}
