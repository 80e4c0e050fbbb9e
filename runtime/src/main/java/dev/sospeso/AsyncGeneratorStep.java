package dev.sospeso;

/**
 * One step of an async generator: a coroutine whose awaited frame is the generator's, until that
 * yields or ends.
 *
 * @param <T> what the step gives
 */
abstract class AsyncGeneratorStep<T> extends CoroutineFrame<T> {

    final AsyncGeneratorFrame<?, ?> generator;

    AsyncGeneratorStep(AsyncGeneratorFrame<?, ?> generator) {
        this.generator = generator;
    }

    /** Starts the generator's run; gives what its body returns. */
    abstract Object start(int depth) throws Throwable;

    /** What the step gives when the generator has yielded. */
    abstract Object yielded(Object value) throws Throwable;

    /** What the step gives when the generator has returned. */
    abstract Object returned() throws Throwable;

    /** What the step gives, or throws, when the generator has thrown. */
    abstract Object threw(Throwable exception) throws Throwable;

    @Override
    protected final Object resume(int depth) throws Throwable {
        Object value;
        if (enter() == CREATED) {
            value = start(depth);
            if (value == generator) {
                return suspend(1, generator);
            }
        } else {
            try {
                value = enclose(resumed());
            } catch (Throwable exception) {
                generator.stepEnded();
                return threw(exception);
            }
        }
        generator.stepEnded();
        return generator.isFinished() ? returned() : yielded(value);
    }
}
