package dev.sospeso;

/** The generator of {@link Generator#of}: yields nothing and returns its result. */
final class CompletedGenerator<Y, S, R> extends GeneratorFrame<Y, S, R> {

    private R value;

    CompletedGenerator(R value) {
        this.value = value;
    }

    @Override
    protected Object resume(int depth) {
        R result = value;
        value = null;
        return finish(result);
    }

    @Override
    protected void clear() {
        value = null;
    }
}
