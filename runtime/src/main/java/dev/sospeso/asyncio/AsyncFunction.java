package dev.sospeso.asyncio;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

/**
 * An async lambda with one argument.
 *
 * @param <A> the type of its argument
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface AsyncFunction<A, T> {

    /**
     * Makes the coroutine; runs nothing.
     *
     * @param argument the argument
     * @return the coroutine
     * @throws Exception what awaiting the coroutine throws
     */
    @Async
    Coroutine<T> apply(A argument) throws Exception;
}
