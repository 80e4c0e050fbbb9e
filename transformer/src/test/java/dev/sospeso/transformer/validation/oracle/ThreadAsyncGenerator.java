package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.StopIteration;

/** An async generator of the oracle: its awaits block, so it is a generator with async operations. */
final class ThreadAsyncGenerator implements AsyncGenerator<Object, Object> {

    private final ThreadGenerator generator;
    /** Whether it was told to close: as in CPython, it is not told again if it has gone on. */
    private boolean closing;

    ThreadAsyncGenerator(ThreadGenerator generator) {
        this.generator = generator;
    }

    @Override
    public Coroutine<Object> anext() {
        return step(generator::next);
    }

    @Override
    public Coroutine<Object> asend(Object value) {
        return step(() -> generator.send(value));
    }

    @Override
    public Coroutine<Object> athrow(Throwable exception) {
        return step(() -> isTooLate() ? null : generator.throwIn(exception));
    }

    @Override
    public Coroutine<Void> aclose() {
        return new BlockingCoroutine<>(() -> {
            if (!isTooLate()) {
                closing = true;
                generator.close();
            }
            return null;
        });
    }

    private boolean isTooLate() {
        if (!generator.isClosed() && closing) {
            throw new StopAsyncIteration();
        }
        return generator.isClosed();
    }

    private static Coroutine<Object> step(BlockingCoroutine.Work work) {
        return new BlockingCoroutine<>(() -> {
            try {
                return work.run();
            } catch (StopIteration end) {
                throw new StopAsyncIteration();
            }
        });
    }
}
