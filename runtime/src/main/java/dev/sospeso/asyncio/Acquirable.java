package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/** What can be acquired for a while: {@link Lock}, {@link Condition}, {@link Semaphore}. */
abstract class Acquirable extends LoopBound {

    Acquirable() {
    }

    /**
     * Acquires it: waits if it must, in the order of the calls; does not suspend if it need not.
     *
     * @return a coroutine that gives what to close in order to release; {@link #release} may be
     *     called instead
     */
    public abstract Coroutine<Held> acquire();

    /**
     * Gives it back and wakes who waits first.
     *
     * @throws IllegalStateException if it is not acquired, or on another thread than that of the loop
     */
    public abstract void release();

    /**
     * Says whether an {@link #acquire} would wait.
     *
     * @return whether it would
     */
    public abstract boolean locked();

    /**
     * Acquires it, runs something and gives it back, however that ends.
     *
     * @param body what to run meanwhile
     * @param <T> the type of its result
     * @return a coroutine that finishes as the body does
     */
    public final <T> Coroutine<T> with(AsyncCallable<T> body) {
        if (body == null) {
            throw new NullPointerException("with(null): the body is null");
        }
        return new WithHeld<>(this, body);
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " [" + describe() + "]>";
    }

    /** The state and how many wait. */
    abstract String describe();
}
