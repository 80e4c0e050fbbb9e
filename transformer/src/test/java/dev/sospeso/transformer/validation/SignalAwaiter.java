package dev.sospeso.transformer.validation;

import dev.sospeso.Generator;
import dev.sospeso.StopIteration;

/** An awaiter written by hand: yields its signal once, unless it is done, and returns its value. */
final class SignalAwaiter<T> implements Generator<Object, Object, T> {

    private final Signal<T> signal;
    private boolean waited;
    private T result;

    SignalAwaiter(Signal<T> signal, boolean done) {
        this.signal = signal;
        this.waited = done;
    }

    @Override
    public Object next() {
        return send(null);
    }

    @Override
    public Object send(Object value) {
        if (!waited) {
            waited = true;
            return signal;
        }
        try {
            result = signal.get();
        } catch (Throwable exception) {
            throw SignalAwaiter.<RuntimeException>rethrow(exception);
        }
        throw new StopIteration(result);
    }

    @Override
    public Object throwIn(Throwable exception) {
        throw SignalAwaiter.<RuntimeException>rethrow(exception);
    }

    @Override
    public void close() {
        waited = true;
    }

    @Override
    public boolean hasNext() {
        return !waited;
    }

    @Override
    public T result() {
        return result;
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X rethrow(Throwable exception) throws X {
        throw (X) exception;
    }
}
