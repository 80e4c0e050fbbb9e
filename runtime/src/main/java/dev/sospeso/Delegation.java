package dev.sospeso;

import java.util.Iterator;

/** How a {@code yieldFrom} treats what it delegates to, if that is not a frame of its own chain. */
final class Delegation {

    private Delegation() {
    }

    /** The generator or iterator behind the operand of a {@code yieldFrom}. */
    static Object iterator(Object source) {
        if (source == null) {
            throw new NullPointerException("yieldFrom(null): the iterable is null");
        }
        if (source instanceof Generator<?, ?, ?> || !(source instanceof Iterable<?> iterable)) {
            return source;
        }
        Iterator<?> iterator = iterable.iterator();
        if (iterator == null) {
            throw new NullPointerException(
                    "yieldFrom: iterator() of " + source.getClass().getName() + " gave null");
        }
        return iterator;
    }

    /** Sends a value; gives what is yielded, or the given mark at the end of a plain iterator. */
    static Object send(Object delegate, Object value, Object end) {
        if (delegate instanceof Generator<?, ?, ?>) {
            @SuppressWarnings("unchecked")
            Generator<?, Object, ?> generator = (Generator<?, Object, ?>) delegate;
            return value == null ? generator.next() : generator.send(value);
        }
        if (value != null) {
            throw new IllegalStateException("can't send non-null value: "
                    + delegate.getClass().getName() + " has no send()");
        }
        Iterator<?> iterator = (Iterator<?>) delegate;
        return iterator.hasNext() ? iterator.next() : end;
    }

    /** Throws into a generator; gives the mark for a plain iterator, which has no way in. */
    static Object throwIn(Object delegate, Thrown thrown, Object none) {
        return delegate instanceof Generator<?, ?, ?> generator
                ? generator.throwIn(thrown.exception()) : none;
    }

    /** Closes what can be closed; gives what that throws, or null. */
    static Throwable close(Object delegate) {
        if (delegate instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Throwable failure) {
                return failure;
            }
        }
        return null;
    }
}
