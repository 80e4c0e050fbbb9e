package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/**
 * A number of permits: the counterpart of {@code asyncio.Semaphore}.
 *
 * <p>Fair: permits go to those who wait in the order in which they began, and nobody overtakes. It
 * may be released more often than it was acquired; {@link BoundedSemaphore} refuses that. Not
 * thread-safe.
 */
public class Semaphore extends Acquirable {

    private final Waiters waiters = new Waiters();
    /** The permits that are free; one given to a waiter is counted off when the waiter is woken. */
    private int value;

    /** With one permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * With a number of permits.
     *
     * @param value how many; at least 0
     * @throws IllegalArgumentException if it is less than 0
     */
    public Semaphore(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Semaphore initial value must be >= 0");
        }
        this.value = value;
    }

    @Override
    public final Coroutine<Held> acquire() {
        return new Acquire(this);
    }

    /**
     * Says whether an {@link #acquire} would wait: no permit is free, or others wait already.
     *
     * @return whether it would
     */
    @Override
    public final boolean locked() {
        checkThread("Semaphore.locked");
        return isLocked();
    }

    private boolean isLocked() {
        return value == 0 || !waiters.allCancelled();
    }

    /**
     * Adds a permit and wakes who waits first.
     *
     * @throws IllegalStateException on another thread than that of the loop
     */
    @Override
    public void release() {
        checkThread("Semaphore.release");
        value++;
        wakeNext();
    }

    final int value() {
        return value;
    }

    private boolean wakeNext() {
        boolean woken = waiters.wakeNext();
        if (woken) {
            value--;
        }
        return woken;
    }

    /** Gives away what is free: those who came while others waited could not take it themselves. */
    private void wakeAsManyAsPossible() {
        boolean woken = true;
        while (value > 0 && woken) {
            woken = wakeNext();
        }
    }

    @Override
    final String describe() {
        return (isLocked() ? "locked" : "unlocked, value:" + value) + waiters.describe();
    }

    private static final class Acquire extends WaitFrame<Held> {
        private final Semaphore semaphore;

        Acquire(Semaphore semaphore) {
            this.semaphore = semaphore;
        }

        @Override
        boolean begin() {
            semaphore.checkThread("Semaphore.acquire");
            if (semaphore.isLocked()) {
                return takePlace(semaphore, semaphore.waiters);
            }
            semaphore.value--;
            return false;
        }

        @Override
        boolean woken() {
            semaphore.waiters.remove(this);
            semaphore.wakeAsManyAsPossible();
            return false;
        }

        @Override
        void abandoned() {
            semaphore.waiters.remove(this);
            if (wasWoken()) {
                semaphore.value++;
            }
            semaphore.wakeAsManyAsPossible();
        }

        @Override
        Held finish() {
            return new Held(semaphore);
        }
    }
}
