package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.CoroutineFrame;

/**
 * A coroutine that awaits something and finishes with what that finishes with.
 *
 * @param <T> the type of the result
 */
final class AwaitFrame<T> extends CoroutineFrame<T> {

    private Awaitable<? extends T> awaitable;

    AwaitFrame(Awaitable<? extends T> awaitable) {
        this.awaitable = awaitable;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        if (enter() != CREATED) {
            return enclose(resumed());
        }
        Awaitable<? extends T> awaited = awaitable;
        awaitable = null;
        return await(awaited, depth);
    }

    @Override
    protected void clear() {
        awaitable = null;
    }
}
