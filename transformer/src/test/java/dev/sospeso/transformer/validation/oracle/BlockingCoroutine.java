package dev.sospeso.transformer.validation.oracle;

import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;

/** A coroutine of the oracle: lazy, and never suspended. */
final class BlockingCoroutine<T> implements Coroutine<T> {

    /** What it does when it is awaited. */
    @FunctionalInterface
    interface Work {
        Object run() throws Throwable;
    }

    private final Work work;
    private State state = State.CREATED;

    BlockingCoroutine(Work work) {
        this.work = work;
    }

    Object run() throws Throwable {
        if (state != State.CREATED) {
            throw new IllegalStateException("cannot reuse already awaited coroutine");
        }
        state = State.RUNNING;
        try {
            return work.run();
        } finally {
            state = State.CLOSED;
        }
    }

    @Override
    public Object send(Object value) {
        Object result;
        try {
            result = run();
        } catch (Throwable exception) {
            throw Sneak.<RuntimeException>rethrow(exception);
        }
        throw new StopIteration(result);
    }

    @Override
    public Object throwIn(Throwable exception) {
        state = State.CLOSED;
        throw Sneak.<RuntimeException>rethrow(exception);
    }

    @Override
    public void close() {
        if (state == State.RUNNING) {
            throw new GeneratorExit();
        }
        state = State.CLOSED;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public StackTraceElement location() {
        return null;
    }

    @Override
    public Object awaiting() {
        return null;
    }
}
