package dev.sospeso.asyncio;

import java.util.Arrays;

/** What a loop runs next, first in first out: a ring of a power of two. */
final class ReadyQueue {

    private Object[] ring = new Object[64];
    private int head;
    private int tail;

    int size() {
        return tail - head;
    }

    void add(Object entry) {
        if (tail - head == ring.length) {
            grow();
        }
        ring[tail++ & (ring.length - 1)] = entry;
    }

    /** Takes out the first entry of a queue that is not empty. */
    Object remove() {
        int place = head++ & (ring.length - 1);
        Object entry = ring[place];
        ring[place] = null;
        return entry;
    }

    /** The entry at an index below the size. */
    Object get(int index) {
        return ring[head + index & (ring.length - 1)];
    }

    void set(int index, Object entry) {
        ring[head + index & (ring.length - 1)] = entry;
    }

    void clear() {
        Arrays.fill(ring, null);
        head = tail;
    }

    private void grow() {
        int size = ring.length;
        Object[] larger = new Object[2 * size];
        int first = head & (size - 1);
        System.arraycopy(ring, first, larger, 0, size - first);
        System.arraycopy(ring, 0, larger, size - first, first);
        ring = larger;
        head = 0;
        tail = size;
    }
}
