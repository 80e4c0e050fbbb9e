package dev.sospeso.asyncio;

/**
 * The one queue in which all primitives have those wait who must: first in, first out, and whoever is
 * cancelled may leave from any place.
 *
 * <p>Each is the coroutine itself that waits. When it is woken, its task goes on with the loop's next
 * turn. Until it has gone on and removed itself it keeps its place, so that the primitive can see that
 * someone's turn has come and lets no newcomer in before.
 */
final class Waiters {

    /** Who has waited longest; its {@code previous} is who came last. */
    private WaitFrame<?> first;
    private int size;

    /** Gives a waiter the last place, also if it has one. */
    void add(WaitFrame<?> waiter) {
        remove(waiter);
        WaitFrame<?> head = first;
        if (head == null) {
            first = waiter;
            waiter.previous = waiter;
        } else {
            WaitFrame<?> last = head.previous;
            last.next = waiter;
            waiter.previous = last;
            head.previous = waiter;
        }
        size++;
    }

    /** Takes a waiter out, unless it has gone already. */
    void remove(WaitFrame<?> waiter) {
        WaitFrame<?> previous = waiter.previous;
        if (previous == null) {
            return;
        }
        WaitFrame<?> head = first;
        WaitFrame<?> next = waiter.next;
        if (waiter == head) {
            first = next;
        } else {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
            waiter.next = null;
        } else if (waiter != head) {
            head.previous = previous;
        }
        waiter.previous = null;
        size--;
    }

    int size() {
        return size;
    }

    /** Whether nobody waits but those who were cancelled and have not left yet. */
    boolean allCancelled() {
        for (WaitFrame<?> waiter = first; waiter != null; waiter = waiter.next) {
            if (!waiter.cancelled()) {
                return false;
            }
        }
        return true;
    }

    /** Wakes the first, unless it has been woken or cancelled: then it will see to the next. */
    void wakeFirst() {
        if (first != null) {
            first.wake();
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
        for (WaitFrame<?> waiter = first; waiter != null && woken < most; waiter = waiter.next) {
            if (waiter.wake()) {
                woken++;
            }
        }
        return woken;
    }

    /** Takes out the first ones up to one that can be woken, and wakes that. */
    void releaseNext() {
        while (first != null) {
            WaitFrame<?> waiter = first;
            remove(waiter);
            if (waiter.wake()) {
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
