package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/**
 * A flag that coroutines can wait for: the counterpart of {@code asyncio.Event}.
 *
 * <p>The flag is clear at first. {@link #set} releases all who wait, in the order in which they
 * began, even if {@link #clear} is called right after. Not thread-safe.
 */
public final class Event extends LoopBound {

    private final Waiters waiters = new Waiters();
    private boolean set;

    /** With the flag clear. */
    public Event() {
    }

    /**
     * Says whether the flag is set.
     *
     * @return whether it is
     */
    public boolean isSet() {
        checkThread("Event.isSet");
        return set;
    }

    /**
     * Sets the flag and releases all who wait. Does nothing if it is set.
     *
     * @throws IllegalStateException on another thread than that of the loop
     */
    public void set() {
        checkThread("Event.set");
        if (!set) {
            set = true;
            waiters.wakeAll();
        }
    }

    /**
     * Clears the flag, so that {@link #waitSet} waits.
     *
     * @throws IllegalStateException on another thread than that of the loop
     */
    public void clear() {
        checkThread("Event.clear");
        set = false;
    }

    /**
     * Waits until the flag is set; does not suspend if it is.
     *
     * @return a coroutine that gives true
     */
    public Coroutine<Boolean> waitSet() {
        return waitSet(true);
    }

    /** Waits until the flag is set, with a result of one's own. */
    <T> Coroutine<T> waitSet(T result) {
        return new WaitSet<>(this, result);
    }

    @Override
    public String toString() {
        return "<Event [" + (set ? "set" : "unset") + waiters.describe() + "]>";
    }

    private static final class WaitSet<T> extends WaitFrame<T> {
        private final Event event;
        private final T result;

        WaitSet(Event event, T result) {
            this.event = event;
            this.result = result;
        }

        @Override
        boolean begin() {
            event.checkThread("Event.waitSet");
            if (event.set) {
                return false;
            }
            return takePlace(event, event.waiters);
        }

        @Override
        boolean woken() {
            event.waiters.remove(this);
            return false;
        }

        @Override
        void abandoned() {
            event.waiters.remove(this);
        }

        @Override
        T finish() {
            return result;
        }
    }
}
