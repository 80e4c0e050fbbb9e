package dev.sospeso.transformer.validation;

import java.util.concurrent.CompletableFuture;

/**
 * A future that somebody completes just after it was looked at and found not done, so that whoever
 * registers for its end then finds it done already.
 *
 * @param <T> the type of the value
 */
final class WindowFuture<T> extends CompletableFuture<T> {

    private final T value;
    private final Throwable exception;
    private boolean lookedAt;

    WindowFuture(T value, Throwable exception) {
        this.value = value;
        this.exception = exception;
    }

    @Override
    public boolean isDone() {
        if (lookedAt) {
            return super.isDone();
        }
        lookedAt = true;
        complete(this, value, exception);
        return false;
    }

    static <T> void complete(CompletableFuture<T> future, T value, Throwable exception) {
        if (exception == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(exception);
        }
    }
}
