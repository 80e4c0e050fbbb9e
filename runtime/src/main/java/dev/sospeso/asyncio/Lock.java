package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/**
 * Mutual exclusion between tasks: the counterpart of {@code asyncio.Lock}.
 *
 * <p>Fair: whoever waits longest acquires first, and nobody overtakes. A lock belongs to no task: any
 * may release it, and acquiring it twice in one task waits for ever. Not thread-safe.
 *
 * <pre>{@code
 * try (var held = await(lock.acquire())) {
 *     ...
 * }
 * await(lock.with(() -> ...));
 * }</pre>
 */
public final class Lock extends Acquirable {

    private final Waiters waiters = new Waiters();
    private boolean locked;

    /** Unlocked. */
    public Lock() {
    }

    @Override
    public Coroutine<Held> acquire() {
        return new Acquire(this);
    }

    @Override
    public boolean locked() {
        checkThread("Lock.locked");
        return locked;
    }

    @Override
    public void release() {
        checkThread("Lock.release");
        if (!locked) {
            throw new IllegalStateException("Lock is not acquired.");
        }
        locked = false;
        waiters.wakeFirst();
    }

    @Override
    String describe() {
        return (locked ? "locked" : "unlocked") + waiters.describe();
    }

    private static final class Acquire extends WaitFrame<Held> {
        private final Lock lock;

        Acquire(Lock lock) {
            this.lock = lock;
        }

        @Override
        boolean begin() {
            lock.checkThread("Lock.acquire");
            if (!lock.locked && lock.waiters.allCancelled()) {
                return false;
            }
            return takePlace(lock, lock.waiters);
        }

        @Override
        boolean woken() {
            lock.waiters.remove(this);
            return false;
        }

        @Override
        void abandoned() {
            lock.waiters.remove(this);
            // It may have been this one's turn already: then it is the next one's.
            if (!lock.locked) {
                lock.waiters.wakeFirst();
            }
        }

        @Override
        Held finish() {
            lock.locked = true;
            return new Held(lock);
        }
    }
}
