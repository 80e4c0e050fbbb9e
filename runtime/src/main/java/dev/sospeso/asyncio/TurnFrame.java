package dev.sospeso.asyncio;

/**
 * An operation that takes what others bring: as long as there is nothing for it, it waits its turn. It
 * leaves the queue when it is woken, and looks again; whoever is woken and then cancelled passes the
 * turn on.
 *
 * @param <T> the type of the result
 */
abstract class TurnFrame<T> extends WaitFrame<T> {

    /** Whose operation it is. */
    abstract LoopBound owner();

    /** Where it waits. */
    abstract Waiters waiters();

    /** Whether it need not wait. */
    abstract boolean available();

    /** Throws if there is no use in waiting. */
    void checkHope() {
    }

    @Override
    boolean begin() {
        if (available()) {
            return false;
        }
        checkHope();
        return takePlace(owner(), waiters());
    }

    @Override
    final boolean woken() {
        return begin();
    }

    @Override
    final void abandoned() {
        cancelWait();
        waiters().remove(this);
        if (wasWoken() && available()) {
            waiters().releaseNext();
        }
    }
}
