package dev.sospeso.asyncio;

import dev.sospeso.Chain;

/**
 * How something ended: with a value or with an exception.
 *
 * @param value the value, which may be null; null if there is an exception
 * @param exception the exception, a {@link dev.sospeso.CancelledError} for what was cancelled; else
 *     null
 * @param <T> the type of the value
 */
public record Outcome<T>(T value, Throwable exception) {

    /** The outcome of a done future; its exception counts as seen. */
    static <T> Outcome<T> of(Future<T> done) {
        if (done.cancelled()) {
            return new Outcome<>(null, Chain.cancellation(done.cancelMessage()));
        }
        Throwable failure = done.failure();
        return new Outcome<>(failure == null ? done.result() : null, failure);
    }

    /**
     * Says whether there is a value.
     *
     * @return whether there is no exception
     */
    public boolean succeeded() {
        return exception == null;
    }

    /**
     * Returns the value or throws the exception, as itself.
     *
     * @return the value
     */
    public T get() {
        if (exception != null) {
            throw Raise.<RuntimeException>any(exception);
        }
        return value;
    }
}
