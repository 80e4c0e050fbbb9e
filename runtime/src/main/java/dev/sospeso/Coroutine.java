package dev.sospeso;

/**
 * A call of an async method that runs when it is awaited, made a task, or driven by hand.
 *
 * <p>Calling an {@code @Async} method that returns a {@code Coroutine} runs nothing. Each coroutine
 * runs once. Not thread-safe: it belongs to whoever drives it.
 *
 * @param <T> the type of the result
 */
public interface Coroutine<T> extends Awaitable<T> {

    /** Where a coroutine is in its life, as {@code inspect.getcoroutinestate} says. */
    enum State {
        /** Nothing has run. */
        CREATED,
        /** It is executing. */
        RUNNING,
        /** It waits at a suspension point. */
        SUSPENDED,
        /** It has returned, thrown or been closed. */
        CLOSED
    }

    /**
     * Gives the result of an async method: {@code return Coroutine.of(value)}. Elsewhere it makes a
     * coroutine that finishes at once.
     *
     * @param value the result, or null
     * @param <T> the type of the result
     * @return a coroutine that gives the value
     */
    static <T> Coroutine<T> of(T value) {
        return new CompletedCoroutine<>(value);
    }

    /**
     * Runs to the next suspension.
     *
     * @param value what the suspension point gives; must be null on the first call
     * @return what the coroutine hands to its driver: a future, null for a bare yield, or what a
     *     custom awaiter yields
     * @throws StopIteration when the coroutine returns, with its result
     * @throws GeneratorNotStartedException when a value other than null is sent first
     * @throws AlreadyExecutingException when the coroutine is running
     * @throws IllegalStateException when it has finished already
     */
    Object send(Object value);

    /**
     * Runs to the next suspension; the same as {@code send(null)}.
     *
     * @return what {@link #send} returns
     */
    default Object next() {
        return send(null);
    }

    /**
     * Throws an exception at the suspension point, innermost first, and runs to the next one.
     *
     * @param exception what the suspension point throws, as itself
     * @return what {@link #send} returns
     * @throws StopIteration when the coroutine returns, with its result
     * @throws AlreadyExecutingException when the coroutine is running
     * @throws IllegalStateException when it has finished already
     */
    Object throwIn(Throwable exception);

    /**
     * Throws {@link GeneratorExit} at the suspension point, so that finally blocks run. Does nothing
     * to a coroutine that has finished; one that has not started just ends.
     *
     * @throws IllegalStateException when the coroutine suspends again
     */
    void close();

    /**
     * Says where in its life the coroutine is.
     *
     * @return the state
     */
    State state();

    /**
     * Says where the coroutine is suspended.
     *
     * @return class, method, file and line of its own suspension point; null unless suspended
     */
    StackTraceElement location();

    /**
     * Says what the coroutine awaits.
     *
     * @return a coroutine, a future or another awaitable; null unless suspended, and for a bare
     *     yield
     */
    Object awaiting();

    @Override
    default Generator<Object, Object, T> awaiter() {
        return new CoroutineAwaiter<>(this);
    }
}
