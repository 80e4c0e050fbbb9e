package dev.sospeso;

/**
 * Something to walk with {@code for (T x : awaitEach(iterable))}: the counterpart of a Python object
 * with {@code __aiter__}.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface AsyncIterable<T> {

    /**
     * Starts a walk.
     *
     * @return the iterator; awaiting its {@link AsyncIterator#anext() anext()} gives one element
     */
    AsyncIterator<T> aiter();
}
