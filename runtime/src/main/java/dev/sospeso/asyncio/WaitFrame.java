package dev.sospeso.asyncio;

import dev.sospeso.CoroutineFrame;

/**
 * The coroutine of an operation that may have to wait its turn: if it need not, it does not suspend.
 *
 * @param <T> the type of the result
 */
abstract class WaitFrame<T> extends CoroutineFrame<T> {

    private Waiter waiter;

    /** Begins the operation; returns what to wait for, or null if there is no need. */
    abstract Waiter begin();

    /** The waiter was woken; returns what to wait for now, or null to finish. */
    abstract Waiter woken(Waiter woken);

    /** An exception, mostly a cancellation, ends the wait; the waiter may have been woken before. */
    abstract void abandoned(Waiter waiter);

    /** Ends the operation. */
    abstract T finish();

    @Override
    protected final Object resume(int depth) throws Throwable {
        Waiter next = enter() == CREATED ? begin() : woken(await());
        if (next != null) {
            waiter = next;
            return suspend(1, next);
        }
        return enclose(finish());
    }

    private Waiter await() throws Throwable {
        Waiter awaited = waiter;
        waiter = null;
        try {
            resumed();
            return awaited;
        } catch (Throwable exception) {
            abandoned(awaited);
            throw exception;
        }
    }
}
