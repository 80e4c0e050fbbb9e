package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.Enclosed;
import dev.sospeso.Suspension;
import java.util.concurrent.CompletionStage;

/**
 * An async method written by hand, as the transformer would emit it: one step for each stretch of
 * code between two awaits.
 *
 * <pre>{@code
 * coro(t -> t.await(sleep(1)),
 *      t -> { t.value(); return t.done("slept"); })
 * }</pre>
 */
final class Steps<T> extends CoroutineFrame<T> {

    /** The code up to the next await. Returns what a method of {@link Turn} returned. */
    interface Step {
        Object run(Turn turn) throws Throwable;
    }

    /** What a step sees of its coroutine. */
    static final class Turn {
        private final Steps<?> steps;
        private int depth;
        private int here;

        private Turn(Steps<?> steps) {
            this.steps = steps;
        }

        /** Gives the value of the await before, or throws its exception. */
        @SuppressWarnings("unchecked")
        <V> V value() throws Throwable {
            return (V) steps.awaited();
        }

        /** Awaits, and goes on with the next step. */
        Object await(Awaitable<?> awaitable) {
            return steps.begin(here + 1, () -> CoroutineFrame.await(awaitable, depth));
        }

        /** Awaits, and goes on with the next step. */
        Object await(CompletionStage<?> stage) {
            return steps.begin(here + 1, () -> CompletionStages.await(stage, depth));
        }

        /** Awaits, and goes on with this step again. */
        Object again(Awaitable<?> awaitable) {
            return steps.begin(here, () -> CoroutineFrame.await(awaitable, depth));
        }

        /** Awaits, and goes on with this step again. */
        Object again(CompletionStage<?> stage) {
            return steps.begin(here, () -> CompletionStages.await(stage, depth));
        }

        /** Goes on with the next step at once. */
        Object next() {
            return steps.begin(here + 1, () -> null);
        }

        /** Returns from the method. */
        Object done(Object result) {
            return enclose(result);
        }

        /** Returns from the method as {@code return other()}. */
        Object tail(Awaitable<?> awaitable) throws Throwable {
            return CoroutineFrame.tail(awaitable, depth);
        }
    }

    private interface Begin {
        Object begin() throws Throwable;
    }

    private static final Object GO_ON = new Object();

    private final Step[] steps;
    private final Turn turn = new Turn(this);
    private int next;
    private boolean atOnce;
    private Object value;
    private Throwable exception;
    private Suspension awaited;

    private Steps(Step... steps) {
        this.steps = steps;
    }

    static <T> Coroutine<T> coro(Step... steps) {
        return new Steps<>(steps);
    }

    private Object begin(int nextStep, Begin begin) {
        next = nextStep;
        awaited = null;
        value = null;
        exception = null;
        atOnce = true;
        try {
            Object result = begin.begin();
            if (result instanceof Suspension suspension && !(result instanceof Enclosed)) {
                awaited = suspension;
                atOnce = false;
            } else {
                value = open(result);
            }
        } catch (Throwable thrown) {
            exception = thrown;
        }
        return GO_ON;
    }

    private Object awaited() throws Throwable {
        if (!atOnce) {
            return resumed();
        }
        if (exception != null) {
            throw exception;
        }
        return value;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        turn.depth = depth;
        int site = enter();
        if (site == TAIL) {
            return enclose(resumed());
        }
        if (site == CREATED) {
            atOnce = true;
        }
        int step = site == CREATED ? 0 : site - 1;
        for (;;) {
            turn.here = step;
            Object result = steps[step].run(turn);
            if (result != GO_ON) {
                return result;
            }
            if (awaited != null) {
                return suspend(next + 1, awaited);
            }
            step = next;
        }
    }
}
