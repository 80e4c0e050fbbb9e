package dev.sospeso;

/**
 * A walk whose every step may suspend: the counterpart of a Python object with {@code __anext__}.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface AsyncIterator<T> extends AsyncIterable<T> {

    /**
     * Returns the next step.
     *
     * @return a coroutine that gives the next element, or throws {@link StopAsyncIteration} when
     *     there is none
     */
    Coroutine<T> anext();

    @Override
    default AsyncIterator<T> aiter() {
        return this;
    }
}
