package dev.sospeso;

/**
 * A resource whose closing suspends: the counterpart of a Python object with {@code __aexit__}.
 *
 * <p>In an async method {@code try (var r = ...) { ... }} over an {@code AsyncCloseable} awaits
 * {@link #aclose(Throwable)} where plain Java would call {@link #close()}.
 */
public interface AsyncCloseable extends AutoCloseable {

    /**
     * Closes the resource.
     *
     * <p>If the coroutine throws X, X leaves the {@code try} statement with the cause as a
     * suppressed exception; if it returns, the cause leaves. It cannot swallow the cause: use
     * {@code catch}.
     *
     * @param cause the exception that leaves the block, or null when it ends normally
     * @return a coroutine that finishes when the resource is closed
     */
    Coroutine<Void> aclose(Throwable cause);

    /**
     * Stands for {@code await(aclose(cause))} in an async method; the transformer replaces the call.
     *
     * @throws IllegalStateException always: it was reached in code that was not transformed
     */
    @Override
    default void close() {
        throw Untransformed.suspensionPoint("close() of an AsyncCloseable");
    }
}
