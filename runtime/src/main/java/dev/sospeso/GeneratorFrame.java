package dev.sospeso;

/**
 * The frame of a generator, and the {@link Generator} that the program holds.
 *
 * <p>Its body returns what it yields, or the end mark. Part of the calling convention of transformed
 * code; programs never name it.
 *
 * @param <Y> the type it yields
 * @param <S> the type it is sent
 * @param <R> the type it returns
 */
public abstract class GeneratorFrame<Y, S, R> extends AsyncFrame implements Generator<Y, S, R> {

    /** What a body returns when it has ended. */
    private static final Object END = new Object();

    /** For subclasses. */
    protected GeneratorFrame() {
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
        return value;
    }

    /**
     * Ends the body with a result.
     *
     * @param result what the generator returns
     * @return the end mark, for the body to return
     */
    public final Object finish(Object result) {
        state = CLOSED;
        transfer = result;
        return END;
    }

    /**
     * Ends the body with what another generator will yield and return.
     *
     * @param other the other generator, or null for the result null
     * @return what the body must return
     */
    public final Object become(Generator<?, ?, ?> other) {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Begins a {@code yieldFrom}.
     *
     * @param source a Generator, Iterable or Iterator
     * @return its result when it ends at once (enclosed when it is a suspension), else a suspension
     *     for {@link #suspend}
     */
    public final Object delegate(Object source) {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Suspends the body at a {@code yieldFrom} that {@link #delegate} began.
     *
     * @param site which one, from 1
     * @param awaited what {@code delegate} returned
     * @return what the body must return
     */
    @Override
    public final Object suspend(int site, Object awaited) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    protected final Object begin(int depth) {
        throw new AssertionError("a generator is never awaited");
    }

    @Override
    public final Y next() {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final Y send(S value) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final Y throwIn(Throwable exception) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final void close() {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final boolean hasNext() {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public final R result() {
        throw new UnsupportedOperationException("to be written");
    }
}
