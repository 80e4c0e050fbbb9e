package dev.sospeso;

/**
 * The frame of an async generator, and the {@link AsyncGenerator} that the program holds.
 *
 * <p>Its body suspends at awaits as a coroutine's does; at a yield it sets its state to the site and
 * returns the value (enclosed), so that its awaiter, the step that {@code anext} and the others
 * return, goes on with it. Part of the calling convention of transformed code; programs never name
 * it.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 */
public abstract class AsyncGeneratorFrame<Y, S> extends AsyncFrame implements AsyncGenerator<Y, S> {

    /** For subclasses. */
    protected AsyncGeneratorFrame() {
    }

    /**
     * Suspends the body at a yield, after it has saved what lives across it.
     *
     * @param site which one, from 1
     * @param value what is yielded
     * @return the value, for the body to return
     */
    public final Object yield(int site, Object value) {
        state = site;
        return enclose(value);
    }

    /**
     * Ends the body.
     *
     * @return the end mark, for the body to return
     */
    public final Object finish() {
        state = CLOSED;
        return null;
    }

    @Override
    protected final Object begin(int depth) {
        throw new AssertionError("an async generator is never awaited");
    }

    @Override
    public final Coroutine<Y> anext() {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final Coroutine<Y> asend(S value) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final Coroutine<Y> athrow(Throwable exception) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final Coroutine<Void> aclose() {
        throw new UnsupportedOperationException("to be written");
    }
}
