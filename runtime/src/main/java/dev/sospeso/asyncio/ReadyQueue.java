package dev.sospeso.asyncio;

import java.util.ArrayList;
import java.util.List;

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
    /** Behind what runs in this turn: from here on stands what has become ready meanwhile. */
    private int turnEnd;
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

    /**
     * Adds handles that are linked from the one that came last to the one that came first, and takes
     * the links away. Each gets its place at once: another thread has written them, so that turning
     * the links round first would cost the caches of both as much again.
     */
    void addLinked(Handle newest, int count) {
        int length = ring.length;
        while (size() + count >= length) {
            length = Math.multiplyExact(length, 2);
        }
        Object[] entries = length == ring.length ? ring : resize(length);
        tail += count;
        int place = tail;
        for (Handle handle = newest; handle != null;) {
            entries[--place & (length - 1)] = handle;
            Handle earlier = handle.next;
            handle.next = null;
            handle = earlier;
        }
    }

    /** Whether what became ready last, after this turn began, is such an entry. */
    boolean endsWith(Object entry) {
        Object[] entries = ring;
        return tail != turnEnd && entries[tail - 1 & (entries.length - 1)] == entry;
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

    /** What is ready runs now; returns how much that is. */
    int beginTurn() {
        turnEnd = tail;
        return size();
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

    /** Takes out everything; nothing runs then. */
    List<Object> removeAll() {
        List<Object> all = new ArrayList<>(size());
        while (size() > 0) {
            all.add(remove());
        }
        running(null);
        return all;
    }

    void clear() {
        ring = new Object[LEAST_LENGTH];
        head = tail;
    }

    /** What runs now comes first, and is followed by what is ready. */
    private Object[] resize(int length) {
        Object[] entries = new Object[length];
        int size = size();
        int from = head - 1 & (ring.length - 1);
        int straight = Math.min(size + 1, ring.length - from);
        System.arraycopy(ring, from, entries, 0, straight);
        System.arraycopy(ring, 0, entries, straight, size + 1 - straight);
        ring = entries;
        turnEnd += 1 - head;
        head = 1;
        tail = size + 1;
        return entries;
    }
}
