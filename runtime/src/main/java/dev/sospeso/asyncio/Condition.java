package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting, with a lock held, until another task says that something has changed: the counterpart of
 * {@code asyncio.Condition}.
 *
 * <p>{@link #waitSignal} gives the lock up while it waits and has it again when it ends, however it
 * ends. Those who wait are woken in the order in which they began. A task that is cancelled after it
 * was woken passes the signal on, as CPython does since 3.13, so a wake-up may be spurious: use
 * {@link #waitFor}. Not thread-safe.
 */
public final class Condition extends Acquirable {

    private final Waiters waiters = new Waiters();
    private final Lock lock;

    /** With a lock of its own. */
    public Condition() {
        this(new Lock());
    }

    /**
     * With a lock that others may use too.
     *
     * @param lock the lock
     */
    public Condition(Lock lock) {
        if (lock == null) {
            throw new NullPointerException("the lock is null");
        }
        this.lock = lock;
    }

    @Override
    public Coroutine<Held> acquire() {
        return lock.acquire();
    }

    @Override
    public boolean locked() {
        return lock.locked();
    }

    @Override
    public void release() {
        lock.release();
    }

    /**
     * Gives the lock up, waits for a signal and acquires the lock again.
     *
     * @return a coroutine that gives true; it throws an IllegalStateException if the lock is not
     *     acquired
     */
    public Coroutine<Boolean> waitSignal() {
        return new WaitSignal(this);
    }

    /**
     * Waits for signals until a predicate is true; does not wait if it is true at first.
     *
     * @param predicate asked with the lock held, at first and after each signal
     * @return a coroutine that gives true; it throws an IllegalStateException if the lock is not
     *     acquired, and what the predicate throws
     */
    public Coroutine<Boolean> waitFor(BooleanSupplier predicate) {
        if (predicate == null) {
            throw new NullPointerException("waitFor(null): the predicate is null");
        }
        return new WaitFor<>(this, () -> predicate.getAsBoolean() ? true : null);
    }

    /**
     * Waits for signals until there is a value; does not wait if there is one at first.
     *
     * @param supplier asked with the lock held, at first and after each signal; null means not yet
     * @param <T> the type of the value
     * @return a coroutine that gives the value; it throws an IllegalStateException if the lock is not
     *     acquired, and what the supplier throws
     */
    public <T> Coroutine<T> waitForValue(Supplier<? extends T> supplier) {
        if (supplier == null) {
            throw new NullPointerException("waitForValue(null): the supplier is null");
        }
        return new WaitFor<>(this, supplier);
    }

    /**
     * Wakes the task that waits first, if any. It goes on when the lock is free.
     *
     * @throws IllegalStateException if the lock is not acquired, or on another thread than that of
     *     the loop
     */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes the tasks that wait first.
     *
     * @param n how many at most
     * @throws IllegalStateException if the lock is not acquired, or on another thread than that of
     *     the loop
     */
    public void signal(int n) {
        checkThread("Condition.signal");
        if (!lock.locked()) {
            throw new IllegalStateException("cannot notify on un-acquired lock");
        }
        waiters.wake(n);
    }

    /**
     * Wakes all tasks that wait.
     *
     * @throws IllegalStateException if the lock is not acquired, or on another thread than that of
     *     the loop
     */
    public void signalAll() {
        signal(waiters.size());
    }

    @Override
    String describe() {
        return (lock.locked() ? "locked" : "unlocked") + waiters.describe();
    }

    private static final class WaitSignal extends StepFrame<Boolean> {
        private static final int SIGNALLED = 1;
        private static final int LOCKED = 2;

        private final Condition condition;
        /** What the wait ended with: the last cancellation, or another exception, or null. */
        private Throwable failure;

        WaitSignal(Condition condition) {
            this.condition = condition;
        }

        @Override
        Object step(int at) throws Throwable {
            switch (at) {
                case CREATED:
                    return begin();
                case SIGNALLED:
                    signalled();
                    return await(LOCKED, condition.lock::acquire);
                default:
                    return lockedAgain() ? true : await(LOCKED, condition.lock::acquire);
            }
        }

        private Object begin() {
            condition.checkThread("Condition.waitSignal");
            if (!condition.lock.locked()) {
                throw new IllegalStateException("cannot wait on un-acquired lock");
            }
            BaseEventLoop loop = condition.loop();
            condition.lock.release();
            return await(SIGNALLED, () -> new Wake(loop, condition.waiters));
        }

        private void signalled() {
            try {
                awaited();
            } catch (Throwable exception) {
                failure = exception;
            }
        }

        /** The lock must be had again, however often the task is cancelled meanwhile. */
        private boolean lockedAgain() throws Throwable {
            try {
                awaited();
            } catch (CancelledError cancelled) {
                failure = cancelled;
                return false;
            } catch (Throwable exception) {
                failure = exception;
            }
            if (failure != null) {
                // It may have been woken before it failed: then another must be.
                condition.waiters.wakeNext();
                throw failure;
            }
            return true;
        }
    }

    private static final class WaitFor<T> extends StepFrame<T> {
        private final Condition condition;
        private final Supplier<? extends T> supplier;

        WaitFor(Condition condition, Supplier<? extends T> supplier) {
            this.condition = condition;
            this.supplier = supplier;
        }

        @Override
        Object step(int at) throws Throwable {
            if (at != CREATED) {
                awaited();
            }
            T value = supplier.get();
            return value != null ? value : await(1, condition::waitSignal);
        }
    }
}
