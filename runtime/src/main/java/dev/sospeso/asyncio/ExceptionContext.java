package dev.sospeso.asyncio;

/**
 * What an exception handler of a loop is told.
 *
 * @param message what went wrong
 * @param exception the exception, or null
 * @param future the future or task concerned, or null; also null when it is garbage already
 * @param handle the callback concerned, or null
 */
public record ExceptionContext(String message, Throwable exception, Future<?> future,
        Handle handle) {

    /**
     * A context with a message only.
     *
     * @param message what went wrong
     * @return the context
     */
    public static ExceptionContext of(String message) {
        return new ExceptionContext(message, null, null, null);
    }

    /**
     * Adds the exception.
     *
     * @param newException the exception, or null
     * @return a changed copy
     */
    public ExceptionContext withException(Throwable newException) {
        return new ExceptionContext(message, newException, future, handle);
    }

    /**
     * Adds the future or task concerned.
     *
     * @param newFuture the future, or null
     * @return a changed copy
     */
    public ExceptionContext withFuture(Future<?> newFuture) {
        return new ExceptionContext(message, exception, newFuture, handle);
    }

    /**
     * Adds the callback concerned.
     *
     * @param newHandle the callback's handle, or null
     * @return a changed copy
     */
    public ExceptionContext withHandle(Handle newHandle) {
        return new ExceptionContext(message, exception, future, newHandle);
    }
}
