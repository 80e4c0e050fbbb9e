package dev.sospeso.asyncio;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

/**
 * An async lambda without arguments.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface AsyncCallable<T> {

    /**
     * Makes the coroutine; runs nothing.
     *
     * @return the coroutine
     * @throws Exception what awaiting the coroutine throws
     */
    @Async
    Coroutine<T> call() throws Exception;
}
