package dev.sospeso.asyncio;

/**
 * What a loop runs next, first in first out, and what it runs now: a ring of a power of two. What was
 * taken out last keeps its place until the next one is taken out.
 *
 * <p>A reference that is written into an old object costs a memory fence with the G1 collector, and
 * everything that becomes ready is written in here. So the ring is replaced now and then, and stays
 * young; and what runs is known by its place, and not written down once more.
 */
final class ReadyQueue {

    private static final int LEAST_LENGTH = 64;
    /** A longer ring is kept: then so many entries run in one turn that copying it would show. */
    private static final int MOST_RENEWED = 4096;
    private static final int TURNS_BETWEEN_RENEWALS = 1 << 16;

    private Object[] ring = new Object[LEAST_LENGTH];
    private int head;
    private int tail;
    private int turns;

    int size() {
        return tail - head;
    }

    void add(Object entry) {
        Object[] entries = ring;
        if (tail - head == entries.length - 1) {
            entries = resize(2 * entries.length);
        }
        entries[tail++ & (entries.length - 1)] = entry;
    }

    /** Takes out the first entry of a queue that is not empty: it runs now. */
    Object remove() {
        Object[] entries = ring;
        int place = head++;
        entries[place - 1 & (entries.length - 1)] = null;
        return entries[place & (entries.length - 1)];
    }

    /** What runs now, or null; for any thread. */
    Object running() {
        Object[] entries = ring;
        return entries[head - 1 & (entries.length - 1)];
    }

    /** From now on something else runs, or nothing if it is null. */
    void running(Object entry) {
        ring[head - 1 & (ring.length - 1)] = entry;
    }

    /** All that was ready has run. */
    void endTurn() {
        running(null);
        if (++turns == TURNS_BETWEEN_RENEWALS) {
            turns = 0;
            renew();
        }
    }

    private void renew() {
        int length = ring.length;
        if (length <= MOST_RENEWED) {
            resize(length);
        }
    }

    /** The entry at an index below the size. */
    Object get(int index) {
        return ring[head + index & (ring.length - 1)];
    }

    void set(int index, Object entry) {
        ring[head + index & (ring.length - 1)] = entry;
    }

    void clear() {
        ring = new Object[LEAST_LENGTH];
        head = tail;
    }

    private Object[] resize(int length) {
        Object[] entries = new Object[length];
        int size = size();
        for (int i = -1; i < size; i++) {
            entries[i & (length - 1)] = get(i);
        }
        ring = entries;
        head = 0;
        tail = size;
        return entries;
    }
}
