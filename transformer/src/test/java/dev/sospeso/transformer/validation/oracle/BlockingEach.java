package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.AsyncIterable;
import dev.sospeso.AsyncIterator;
import dev.sospeso.StopAsyncIteration;
import java.util.Iterator;

/** Stands in for {@code AwaitEach} in the oracle. */
public final class BlockingEach<T> implements Iterable<T> {

    private final AsyncIterable<? extends T> iterable;

    BlockingEach(AsyncIterable<? extends T> iterable) {
        this.iterable = iterable;
    }

    @Override
    public Iterator<T> iterator() {
        AsyncIterator<? extends T> steps = iterable.aiter();
        return new Iterator<>() {
            private T element;

            @Override
            public boolean hasNext() {
                try {
                    element = BlockingAsyncio.<T>await(steps.anext());
                    return true;
                } catch (StopAsyncIteration end) {
                    return false;
                }
            }

            @Override
            public T next() {
                return element;
            }
        };
    }
}
