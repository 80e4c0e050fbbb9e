package dev.sospeso;

/**
 * Something that {@code await} accepts: a coroutine, a future, a task, or a type of your own. The
 * counterpart of a Python object with {@code __await__}.
 *
 * @param <T> what awaiting it gives
 */
@FunctionalInterface
public interface Awaitable<T> {

    /**
     * Starts one await of this object.
     *
     * <p>What the generator yields travels to the driver of the awaiting coroutine (the event loop
     * expects a future, or null for "resume me on the next turn"); what the driver sends comes back
     * at that yield; the generator's result is the result of the await. An {@code @Async} method
     * that returns a {@link Generator} is the natural way to write one.
     *
     * @return a generator that nobody has started
     */
    Generator<Object, Object, T> awaiter();
}
