package dev.sospeso;

/**
 * A coroutine as a generator: what {@code coroutine.__await__()} gives in Python.
 *
 * @param <T> the type of the coroutine's result
 */
final class CoroutineAwaiter<T> implements Generator<Object, Object, T> {

    private final Coroutine<T> coroutine;
    private boolean ahead;
    private Object waiting;
    private boolean returned;
    private boolean endAhead;
    private T result;

    CoroutineAwaiter(Coroutine<T> coroutine) {
        this.coroutine = coroutine;
    }

    @Override
    public Object next() {
        return send(null);
    }

    @Override
    public Object send(Object value) {
        if (ahead) {
            if (value != null) {
                throw new IllegalStateException("hasNext() has run ahead: only null can be sent");
            }
            ahead = false;
            Object next = waiting;
            waiting = null;
            return next;
        }
        if (endAhead) {
            endAhead = false;
            throw new StopIteration(result);
        }
        try {
            return coroutine.send(value);
        } catch (StopIteration end) {
            throw finished(end);
        }
    }

    @Override
    public Object throwIn(Throwable exception) {
        drop();
        try {
            return coroutine.throwIn(exception);
        } catch (StopIteration end) {
            throw finished(end);
        }
    }

    @Override
    public void close() {
        drop();
        coroutine.close();
    }

    @Override
    public boolean hasNext() {
        if (ahead) {
            return true;
        }
        if (returned || coroutine.state() == Coroutine.State.CLOSED) {
            return false;
        }
        try {
            waiting = send(null);
            ahead = true;
            return true;
        } catch (StopIteration end) {
            endAhead = true;
            return false;
        }
    }

    @Override
    public T result() {
        if (!returned) {
            throw new IllegalStateException("the coroutine has not returned");
        }
        return result;
    }

    private void drop() {
        ahead = false;
        endAhead = false;
        waiting = null;
    }

    @SuppressWarnings("unchecked")
    private StopIteration finished(StopIteration end) {
        returned = true;
        result = (T) end.value();
        return end;
    }
}
