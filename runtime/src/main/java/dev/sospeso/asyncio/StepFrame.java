package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.Enclosed;
import dev.sospeso.Suspension;

/**
 * A coroutine with several awaits, written as the steps between them. An await that does not suspend
 * goes on with the next step at once.
 *
 * @param <T> the type of the result
 */
abstract class StepFrame<T> extends CoroutineFrame<T> {

    /** What {@link #step} returns after it has begun an await. */
    private static final Object AWAITING = new Object();

    /** Makes what is awaited; what this throws, the await throws. */
    interface Begin {
        Awaitable<?> begin() throws Exception;
    }

    private int depth;
    private int next;
    /** The suspension to wait for, or the value of an await that did not suspend. */
    private Object begun;
    /** The exception of an await that did not suspend. */
    private Throwable thrown;
    private boolean pending;

    /**
     * Runs one step.
     *
     * @param at {@link #CREATED}, or the number given to the await that has ended
     * @return what {@link #await} returned, or the coroutine's result
     */
    abstract Object step(int at) throws Throwable;

    /** Begins an await as the last thing in a step; the number names the step that follows. */
    final Object await(int following, Begin awaited) {
        next = following;
        pending = false;
        try {
            begin(awaited.begin());
        } catch (Throwable exception) {
            thrown = exception;
        }
        return AWAITING;
    }

    /** Begins an await of a future, which cannot fail to be made. */
    final Object await(int following, Future<?> awaited) {
        return await(following, () -> awaited);
    }

    private void begin(Awaitable<?> awaited) throws Throwable {
        Object result = await(awaited, depth);
        pending = result instanceof Suspension && !(result instanceof Enclosed);
        begun = pending ? result : open(result);
    }

    /** The value of the await that has ended, or its exception; called once in the step after it. */
    final Object awaited() throws Throwable {
        if (pending) {
            pending = false;
            return resumed();
        }
        Object value = begun;
        Throwable exception = thrown;
        begun = null;
        thrown = null;
        if (exception != null) {
            throw exception;
        }
        return value;
    }

    @Override
    protected final Object resume(int newDepth) throws Throwable {
        depth = newDepth;
        Object result = step(enter());
        while (result == AWAITING) {
            if (pending) {
                Object awaited = begun;
                begun = null;
                return suspend(next, awaited);
            }
            result = step(next);
        }
        return enclose(result);
    }
}
