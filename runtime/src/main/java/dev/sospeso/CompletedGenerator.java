package dev.sospeso;

/** The generator of {@link Generator#of}: yields nothing and returns its result. */
final class CompletedGenerator<Y, S, R> implements Generator<Y, S, R> {

    private final R result;

    CompletedGenerator(R result) {
        this.result = result;
    }

    @Override
    public Y next() {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public Y send(S value) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public Y throwIn(Throwable exception) {
        throw new UnsupportedOperationException("to be written");
    }

    @Override
    public void close() {
    }

    @Override
    public boolean hasNext() {
        return false;
    }

    @Override
    public R result() {
        return result;
    }
}
