package dev.sospeso.transformer.validation;

import dev.sospeso.Awaitable;
import dev.sospeso.Generator;
import dev.sospeso.Suspension;

/**
 * Something that gets done, as a future does, at the moment that its timing says.
 *
 * @param <T> what awaiting it gives
 */
public final class Signal<T> extends Suspension implements Awaitable<T> {

    private final T value;
    private final Throwable exception;
    private final boolean doneWhenLookedAt;
    private boolean done;

    Signal(T value, Throwable exception, boolean done, boolean doneWhenLookedAt) {
        this.value = value;
        this.exception = exception;
        this.done = done;
        this.doneWhenLookedAt = doneWhenLookedAt;
    }

    /** Makes it done; what awaits it may be resumed. */
    void complete() {
        done = true;
    }

    /** The value, at once, for a caller that can wait. */
    public T get() throws Throwable {
        if (exception != null) {
            throw exception;
        }
        return value;
    }

    @Override
    protected Object begin(int depth) throws Throwable {
        if (done) {
            return enclose(get());
        }
        done = doneWhenLookedAt;
        return this;
    }

    @Override
    protected Object take() throws Throwable {
        if (!done) {
            throw new AssertionError("resumed before it was done");
        }
        return get();
    }

    @Override
    public Generator<Object, Object, T> awaiter() {
        return new SignalAwaiter<>(this, done);
    }
}
