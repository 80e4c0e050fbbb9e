package dev.sospeso;

/** The step of {@code athrow}, and, without an exception, of {@code aclose}. */
final class AsyncGeneratorThrow<T> extends AsyncGeneratorStep<T> {

    private final boolean closes;
    private Throwable exception;
    private boolean tooLate;

    AsyncGeneratorThrow(AsyncGeneratorFrame<?, ?> generator, Throwable exception) {
        super(generator);
        this.exception = exception;
        this.closes = exception == null;
    }

    /** As CPython 3.11 does: nothing on a finished generator, an end on one that ignored a close. */
    @Override
    Object start(int depth) throws Throwable {
        Throwable thrown = closes ? new GeneratorExit() : exception;
        exception = null;
        if (generator.isFinished()) {
            tooLate = true;
            return null;
        }
        generator.checkIdle(closes ? "aclose" : "athrow");
        if (generator.isClosing()) {
            throw new StopAsyncIteration();
        }
        if (closes) {
            generator.startClosing();
        }
        try {
            return generator.throwIn(thrown, depth);
        } catch (Throwable ended) {
            return threw(ended);
        }
    }

    @Override
    Object yielded(Object given) {
        if (closes) {
            throw new IllegalStateException("async generator ignored GeneratorExit");
        }
        return given;
    }

    @Override
    Object returned() {
        if (closes || tooLate) {
            return null;
        }
        throw new StopAsyncIteration();
    }

    @Override
    Object threw(Throwable ended) throws Throwable {
        if (closes && ended instanceof GeneratorExit) {
            return null;
        }
        throw ended;
    }

    @Override
    String kind() {
        return "aclose()/athrow()";
    }

    @Override
    protected void clear() {
        exception = null;
    }
}
