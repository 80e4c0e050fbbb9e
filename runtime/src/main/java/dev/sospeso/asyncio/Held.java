package dev.sospeso.asyncio;

/**
 * A lock or a semaphore's permit that was acquired: {@link #close} gives it back, once.
 *
 * <pre>{@code
 * try (var held = await(lock.acquire())) {
 *     ...
 * }
 * }</pre>
 */
public final class Held implements AutoCloseable {

    private Acquirable source;

    Held(Acquirable source) {
        this.source = source;
    }

    /**
     * Gives back what was acquired. Does nothing the second time.
     *
     * @throws IllegalStateException if {@code release} has given it back already, or on another
     *     thread than that of the loop
     */
    @Override
    public void close() {
        Acquirable held = source;
        source = null;
        if (held != null) {
            held.release();
        }
    }
}
