package dev.sospeso;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What {@code awaitEach(iterable)} gives to a for-each loop: a walk whose {@code hasNext} suspends.
 * It can stand in the head of a for-each loop of an async method and nowhere else.
 *
 * @param <T> the type of the elements
 */
public final class AwaitEach<T> implements Iterable<T> {

    private final AsyncIterable<? extends T> iterable;

    /**
     * For {@code Asyncio.awaitEach}.
     *
     * @param iterable what to walk
     */
    public AwaitEach(AsyncIterable<? extends T> iterable) {
        if (iterable == null) {
            throw new NullPointerException("awaitEach(null): the iterable is null");
        }
        this.iterable = iterable;
    }

    @Override
    public Iterator<T> iterator() {
        AsyncIterator<? extends T> iterator = iterable.aiter();
        if (iterator == null) {
            throw new NullPointerException(
                    "awaitEach: aiter() of " + iterable.getClass().getName() + " gave null");
        }
        return new Walk<>(iterator);
    }

    /**
     * Begins {@code hasNext} of an iterator that an {@code AwaitEach} gave.
     *
     * @param iterator the iterator
     * @param depth how many async bodies are on the Java stack above the driver
     * @return a Boolean, or the suspension to wait for
     * @throws Throwable what the step throws, if it does not suspend first
     */
    public static Object hasNext(Iterator<?> iterator, int depth) throws Throwable {
        Walk<?> walk = (Walk<?>) iterator;
        if (walk.fetched) {
            return true;
        }
        Object result;
        try {
            result = AsyncFrame.await(walk.iterator.anext(), depth);
        } catch (StopAsyncIteration end) {
            return false;
        }
        if (result instanceof Suspension && !(result instanceof Enclosed)) {
            return new Step(walk).suspend(1, result);
        }
        walk.fetched(Suspension.open(result));
        return true;
    }

    /** The iterator: one element, fetched by the last {@code hasNext}. */
    private static final class Walk<T> implements Iterator<T> {
        private final AsyncIterator<? extends T> iterator;
        private boolean fetched;
        private T element;

        Walk(AsyncIterator<? extends T> iterator) {
            this.iterator = iterator;
        }

        @Override
        public boolean hasNext() {
            throw Untransformed.suspensionPoint("for (... : awaitEach(...))");
        }

        @Override
        public T next() {
            if (!fetched) {
                throw new NoSuchElementException();
            }
            fetched = false;
            T next = element;
            element = null;
            return next;
        }

        @SuppressWarnings("unchecked")
        void fetched(Object value) {
            element = (T) value;
            fetched = true;
        }
    }

    /** A {@code hasNext} that has suspended. */
    private static final class Step extends CoroutineFrame<Boolean> {
        private final Walk<?> walk;

        Step(Walk<?> walk) {
            this.walk = walk;
        }

        @Override
        protected Object resume(int depth) throws Throwable {
            enter();
            try {
                walk.fetched(resumed());
                return true;
            } catch (StopAsyncIteration end) {
                return false;
            }
        }
    }
}
