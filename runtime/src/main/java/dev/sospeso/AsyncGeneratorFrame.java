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

    /** A step has begun and not ended: no other may begin. */
    private boolean stepping;
    /** It stands at a yield, not at an await; true also before it has started. */
    private boolean atYield = true;
    /** It was told to close; if it yielded nevertheless, only a value may be asked of it. */
    private boolean closing;
    /** Whether hooks were asked for. */
    private boolean iterated;
    private AsyncGeneratorHooks hooks;

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
        atYield = true;
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
        return asend(null);
    }

    @Override
    public final Coroutine<Y> asend(S value) {
        firstIteration();
        return new AsyncGeneratorSend<>(this, value);
    }

    @Override
    public final Coroutine<Y> athrow(Throwable exception) {
        if (exception == null) {
            throw new NullPointerException("athrow(null): the exception is null");
        }
        firstIteration();
        return new AsyncGeneratorThrow<>(this, exception);
    }

    @Override
    public final Coroutine<Void> aclose() {
        firstIteration();
        return new AsyncGeneratorThrow<>(this, null);
    }

    @Override
    Throwable translated(Throwable exception) {
        return exception instanceof StopIteration || exception instanceof StopAsyncIteration
                ? new IllegalStateException("async generator raised "
                        + exception.getClass().getSimpleName(), exception)
                : exception;
    }

    private void firstIteration() {
        if (!iterated) {
            iterated = true;
            hooks = InstalledHooks.CURRENT.get();
            if (hooks != null) {
                hooks.firstIteration(this);
            }
        }
    }

    boolean isFinished() {
        return state == CLOSED;
    }

    boolean isClosing() {
        return closing;
    }

    void checkIdle(String operation) {
        if (stepping) {
            throw new IllegalStateException(
                    operation + "(): asynchronous generator is already running");
        }
    }

    /** Runs on from the yield with a value. Gives what the body returns: a value or a suspension. */
    Object send(Object value, int depth) throws Throwable {
        if (state == CLOSED) {
            throw new StopAsyncIteration();
        }
        if (state == CREATED && value != null) {
            throw new GeneratorNotStartedException(
                    "can't send non-null value to a just-started async generator");
        }
        transfer = enclose(value);
        return run(depth);
    }

    /** Throws at the yield and runs on. */
    Object throwIn(Throwable exception, int depth) throws Throwable {
        if (state == CREATED) {
            state = CLOSED;
            clear();
            ended();
            throw translated(exception);
        }
        thrown(exception);
        return run(depth);
    }

    /** From now on the generator is over, even if it yields once more. */
    void startClosing() {
        closing = true;
    }

    private Object run(int depth) throws Throwable {
        stepping = true;
        atYield = false;
        try {
            return resume(depth);
        } catch (Throwable exception) {
            state = CLOSED;
            stepEnded();
            throw translated(exception);
        }
    }

    /**
     * The step is over. A generator that was left in the middle of an await (its step was closed,
     * and it awaited again) can never be stepped again.
     */
    void stepEnded() {
        if (state == CLOSED) {
            ended();
        } else if (atYield) {
            stepping = false;
        }
    }

    private void ended() {
        stepping = false;
        transfer = null;
        AsyncGeneratorHooks told = hooks;
        hooks = null;
        if (told != null) {
            told.finished(this);
        }
    }
}
