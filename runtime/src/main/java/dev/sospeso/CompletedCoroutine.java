package dev.sospeso;

/** The coroutine of {@link Coroutine#of}: finishes with its value at once. */
final class CompletedCoroutine<T> extends CoroutineFrame<T> {

    private T value;

    CompletedCoroutine(T value) {
        this.value = value;
    }

    @Override
    protected Object resume(int depth) {
        T result = value;
        value = null;
        return enclose(result);
    }

    @Override
    protected void clear() {
        value = null;
    }
}
