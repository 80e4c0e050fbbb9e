package dev.sospeso.asyncio;

import java.util.Set;

/**
 * What {@link Asyncio#wait(java.util.Collection)} returns.
 *
 * @param done those that are done
 * @param pending those that are not
 * @param <F> the type of the futures
 */
public record Waited<F>(Set<F> done, Set<F> pending) {
}
