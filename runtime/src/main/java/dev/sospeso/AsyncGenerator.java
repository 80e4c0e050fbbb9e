package dev.sospeso;

/**
 * A generator that may await between its yields. The four operations return coroutines; each runs
 * the generator when it is awaited or driven by hand, one at a time.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 */
public interface AsyncGenerator<Y, S> extends AsyncIterator<Y>, AsyncCloseable {

    /**
     * Suspends the async generator: hands a value to its consumer and waits for what is sent back.
     *
     * @param value what the consumer's await gives
     * @param <S> the type that is sent
     * @return what was sent, null for {@code anext}
     * @throws IllegalStateException when reached in code that was not transformed
     */
    static <S> S yield(Object value) {
        throw Untransformed.suspensionPoint("AsyncGenerator.yield");
    }

    /**
     * Returns the step to the next yield.
     *
     * @return a coroutine that gives the value yielded, or throws {@link StopAsyncIteration}
     */
    @Override
    Coroutine<Y> anext();

    /**
     * Returns the step that sends a value to the waiting yield and runs to the next one.
     *
     * @param value what that yield gives; must be null for one that has not started
     * @return a coroutine that gives the value yielded, or throws {@link StopAsyncIteration}
     */
    Coroutine<Y> asend(S value);

    /**
     * Returns the step that throws at the waiting yield and runs to the next one.
     *
     * @param exception what that yield throws, as itself
     * @return a coroutine that gives the value yielded, or throws {@link StopAsyncIteration}
     */
    Coroutine<Y> athrow(Throwable exception);

    /**
     * Returns the step that throws {@link GeneratorExit} at the waiting yield and ends the
     * generator.
     *
     * @return a coroutine that finishes when the generator has ended; it throws an
     *     IllegalStateException when the generator yields again
     */
    Coroutine<Void> aclose();

    @Override
    default Coroutine<Void> aclose(Throwable cause) {
        return aclose();
    }
}
