package dev.sospeso;

/** The step of {@code anext} and {@code asend}. */
final class AsyncGeneratorSend<Y> extends AsyncGeneratorStep<Y> {

    private Object value;

    AsyncGeneratorSend(AsyncGeneratorFrame<?, ?> generator, Object value) {
        super(generator);
        this.value = value;
    }

    @Override
    Object start(int depth) throws Throwable {
        Object sent = value;
        value = null;
        generator.checkIdle("anext");
        return generator.send(sent, depth);
    }

    @Override
    Object yielded(Object given) {
        return given;
    }

    @Override
    Object returned() {
        throw new StopAsyncIteration();
    }

    @Override
    Object threw(Throwable exception) throws Throwable {
        throw exception;
    }

    @Override
    String kind() {
        return "__anext__()/asend()";
    }

    @Override
    protected void clear() {
        value = null;
    }
}
