package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;
import java.util.Locale;

/**
 * A point at which a number of tasks wait for each other: the counterpart of
 * {@code asyncio.Barrier}.
 *
 * <p>When the last of them arrives all go on, and the barrier can be used again; those of the next
 * round wait until all of the last one have left. Not thread-safe.
 */
public final class Barrier {

    private enum Phase { FILLING, DRAINING, RESETTING, BROKEN }

    private final Condition condition = new Condition();
    private final int parties;
    private Phase phase = Phase.FILLING;
    /** How many tasks are in the barrier. */
    private int count;

    /**
     * For a number of tasks.
     *
     * @param parties how many tasks wait for each other
     * @throws IllegalArgumentException if it is less than 1
     */
    public Barrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be > 0");
        }
        this.parties = parties;
    }

    /**
     * Waits until as many tasks have arrived as the barrier is for.
     *
     * @return a coroutine that gives the position in the order of arrival, from 0
     * @throws BrokenBarrierException (the coroutine) if the barrier is broken, or is aborted or reset
     *     while the task waits
     */
    public Coroutine<Integer> arrive() throws BrokenBarrierException {
        return new Arrive(this);
    }

    /**
     * Brings the barrier back to its first state. Tasks that wait at it get a
     * {@link BrokenBarrierException}.
     *
     * @return a coroutine that ends when that is done
     */
    public Coroutine<Void> reset() {
        return new Locked(condition, () -> {
            phase = count > 0 ? Phase.RESETTING : Phase.FILLING;
            condition.signalAll();
        });
    }

    /**
     * Breaks the barrier. Tasks that wait at it or arrive get a {@link BrokenBarrierException}, until
     * it is reset.
     *
     * @return a coroutine that ends when that is done
     */
    public Coroutine<Void> abort() {
        return new Locked(condition, () -> {
            phase = Phase.BROKEN;
            condition.signalAll();
        });
    }

    /**
     * Returns for how many tasks the barrier is.
     *
     * @return how many tasks wait for each other
     */
    public int parties() {
        return parties;
    }

    /**
     * Returns how many tasks wait.
     *
     * @return how many have arrived and wait for the others
     */
    public int waiting() {
        condition.checkThread("Barrier.waiting");
        return phase == Phase.FILLING ? count : 0;
    }

    /**
     * Says whether the barrier is broken.
     *
     * @return whether it was aborted
     */
    public boolean broken() {
        condition.checkThread("Barrier.broken");
        return phase == Phase.BROKEN;
    }

    @Override
    public String toString() {
        return "<Barrier [" + phase.name().toLowerCase(Locale.ROOT)
                + (broken() ? "" : ", waiters:" + waiting() + "/" + parties) + "]>";
    }

    /** Whether the last round still leaves. */
    private boolean closed() {
        return phase == Phase.DRAINING || phase == Phase.RESETTING;
    }

    private void leave() {
        count--;
        if (count == 0) {
            if (closed()) {
                phase = Phase.FILLING;
            }
            condition.signalAll();
        }
    }

    /** Does something with the condition's lock held. */
    private static final class Locked extends StepFrame<Void> {
        private final Condition condition;
        private final Runnable action;

        Locked(Condition condition, Runnable action) {
            this.condition = condition;
            this.action = action;
        }

        @Override
        Object step(int at) throws Throwable {
            if (at == CREATED) {
                return await(1, condition::acquire);
            }
            Held held = (Held) awaited();
            try {
                action.run();
                return null;
            } finally {
                held.close();
            }
        }
    }

    private static final class Arrive extends StepFrame<Integer> {
        private static final int LOCKED = 1;
        private static final int OPEN = 2;
        private static final int FULL = 3;

        private final Barrier barrier;
        private Held held;
        private int index;

        Arrive(Barrier barrier) {
            this.barrier = barrier;
        }

        @Override
        Object step(int at) throws Throwable {
            switch (at) {
                case CREATED:
                    return await(LOCKED, barrier.condition::acquire);
                case LOCKED:
                    held = (Held) awaited();
                    return await(OPEN, () -> barrier.condition.waitFor(() -> !barrier.closed()));
                case OPEN:
                    return entered();
                default:
                    return full();
            }
        }

        private Object entered() throws Throwable {
            try {
                awaited();
                if (barrier.phase == Phase.BROKEN) {
                    throw new BrokenBarrierException("Barrier aborted");
                }
            } catch (Throwable exception) {
                held.close();
                throw exception;
            }
            index = barrier.count++;
            if (index + 1 < barrier.parties) {
                return await(FULL, () -> barrier.condition.waitFor(
                        () -> barrier.phase != Phase.FILLING));
            }
            barrier.phase = Phase.DRAINING;
            barrier.condition.signalAll();
            return left();
        }

        private Object full() throws Throwable {
            try {
                awaited();
                if (barrier.phase == Phase.BROKEN || barrier.phase == Phase.RESETTING) {
                    throw new BrokenBarrierException("Abort or reset of barrier");
                }
            } catch (Throwable exception) {
                left();
                throw exception;
            }
            return left();
        }

        private Object left() {
            try {
                barrier.leave();
                return index;
            } finally {
                held.close();
            }
        }
    }
}
