package dev.sospeso.asyncio;

/**
 * The one queue in which all primitives have those wait who must: first in, first out, and whoever is
 * cancelled may leave from any place.
 *
 * <p>Waking a waiter completes it; its task goes on with the loop's next turn. Until it has gone on
 * and removed itself it keeps its place, so that the primitive can see that someone's turn has come
 * and lets no newcomer in before.
 */
final class Waiters {

    private Waiter first;
    private Waiter last;
    private int size;

    /** Adds a new waiter at the end. */
    Waiter add(BaseEventLoop loop) {
        Waiter waiter = new Waiter(loop);
        add(waiter);
        return waiter;
    }

    void add(Waiter waiter) {
        waiter.queue = this;
        waiter.previous = last;
        if (last == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
        size++;
    }

    /** Takes a waiter out, unless it has gone already. */
    void remove(Waiter waiter) {
        if (waiter.queue != this) {
            return;
        }
        if (waiter.previous == null) {
            first = waiter.next;
        } else {
            waiter.previous.next = waiter.next;
        }
        if (waiter.next == null) {
            last = waiter.previous;
        } else {
            waiter.next.previous = waiter.previous;
        }
        waiter.queue = null;
        waiter.previous = null;
        waiter.next = null;
        size--;
    }

    int size() {
        return size;
    }

    /** Whether nobody waits but those who were cancelled and have not left yet. */
    boolean allCancelled() {
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            if (!waiter.cancelled()) {
                return false;
            }
        }
        return true;
    }

    /** Wakes the first, unless it has been woken or cancelled: then it will see to the next. */
    void wakeFirst() {
        if (first != null && first.pending()) {
            first.finish(null);
        }
    }

    /** Wakes the first of those not yet woken; returns whether there was one. */
    boolean wakeNext() {
        return wake(1) == 1;
    }

    void wakeAll() {
        wake(size);
    }

    /** Wakes the first ones of those not yet woken, at most so many; returns how many it woke. */
    int wake(int most) {
        int woken = 0;
        for (Waiter waiter = first; waiter != null && woken < most; waiter = waiter.next) {
            if (waiter.pending()) {
                waiter.finish(null);
                woken++;
            }
        }
        return woken;
    }

    /** Takes out the first ones up to one that can be woken, and wakes that. */
    void releaseNext() {
        while (first != null) {
            Waiter waiter = first;
            remove(waiter);
            if (waiter.pending()) {
                waiter.finish(null);
                return;
            }
        }
    }

    /** Takes out and wakes all. */
    void releaseAll() {
        while (first != null) {
            releaseNext();
        }
    }

    /** The part of a primitive's description that says how many wait; empty when nobody does. */
    String describe() {
        return size == 0 ? "" : ", waiters:" + size;
    }
}
