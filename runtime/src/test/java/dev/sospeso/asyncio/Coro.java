package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.Enclosed;
import dev.sospeso.Suspension;
import java.util.concurrent.CompletionStage;

/**
 * An async method written by hand, as the transformer would emit it: a switch over its sites.
 * {@code step} gets the site at which it is resumed (0 at first); there it calls {@link #awaited} for
 * the value or exception of the await, and {@link #await} to begin the next.
 */
abstract class Coro<T> extends CoroutineFrame<T> {

    private static final Object SUSPENDED = new Object();

    private Suspension suspension;
    private int site;
    private int depth;
    private Object atOnce;
    private Throwable thrown;
    private boolean ready;

    /** Returns the result, or what {@link #await} returned. */
    abstract Object step(int at) throws Throwable;

    /** Begins an await; the next {@code step} is called with the site. */
    final Object await(int nextSite, Awaitable<?> awaitable) {
        return begin(nextSite, () -> await(awaitable, depth));
    }

    final Object await(int nextSite, CompletionStage<?> stage) {
        return begin(nextSite, () -> CompletionStages.await(stage, depth));
    }

    private interface Begin {
        Object begin() throws Throwable;
    }

    private Object begin(int nextSite, Begin begin) {
        site = nextSite;
        ready = false;
        try {
            Object result = begin.begin();
            if (result instanceof Suspension pending && !(result instanceof Enclosed)) {
                suspension = pending;
            } else {
                atOnce = open(result);
                ready = true;
            }
        } catch (Throwable exception) {
            thrown = exception;
            ready = true;
        }
        return SUSPENDED;
    }

    /** The value of the await at which the coroutine goes on, or its exception. */
    @SuppressWarnings("unchecked")
    final <V> V awaited() throws Throwable {
        if (!ready) {
            return (V) resumed();
        }
        ready = false;
        Throwable exception = thrown;
        thrown = null;
        if (exception != null) {
            throw exception;
        }
        return (V) atOnce;
    }

    @Override
    protected final Object resume(int depth) throws Throwable {
        this.depth = depth;
        Object result = step(enter());
        while (result == SUSPENDED) {
            if (!ready) {
                return suspend(site, suspension);
            }
            result = step(site);
        }
        return enclose(result);
    }
}
