package dev.sospeso.asyncio;

import java.util.Arrays;

/**
 * The timers of a loop, the earliest first; those of one deadline in the order they were added. An
 * indexed heap of four children a node: deadlines lie side by side, and a timer leaves from its
 * place.
 */
final class TimerHeap {

    private static final int FIRST_CAPACITY = 16;

    private Timer[] timers = new Timer[FIRST_CAPACITY];
    /** Deadline and order of arrival of each timer. */
    private long[] keys = new long[2 * FIRST_CAPACITY];
    private int size;
    private long arrivals;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest deadline of a heap that is not empty. */
    long firstDeadline() {
        return keys[0];
    }

    void add(Timer timer, long deadline) {
        if (size == timers.length) {
            timers = Arrays.copyOf(timers, 2 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
        siftUp(size++, timer, deadline, arrivals++);
    }

    /** Takes out the earliest timer. */
    Timer removeFirst() {
        Timer first = timers[0];
        removeAt(0);
        return first;
    }

    /** Takes a timer out, if it is here. */
    void remove(Timer timer) {
        int place = timer.place();
        if (place != Timer.NOWHERE) {
            removeAt(place);
        }
    }

    void clear() {
        while (size > 0) {
            timers[--size].place(Timer.NOWHERE);
            timers[size] = null;
        }
    }

    private void removeAt(int place) {
        timers[place].place(Timer.NOWHERE);
        int last = --size;
        Timer moved = timers[last];
        timers[last] = null;
        if (place == last) {
            return;
        }
        long deadline = keys[2 * last];
        long arrival = keys[2 * last + 1];
        if (place > 0 && before(deadline, arrival, (place - 1) >> 2)) {
            siftUp(place, moved, deadline, arrival);
        } else {
            siftDown(place, moved, deadline, arrival);
        }
    }

    private boolean before(long deadline, long arrival, int other) {
        long otherDeadline = keys[2 * other];
        return deadline < otherDeadline
                || deadline == otherDeadline && arrival < keys[2 * other + 1];
    }

    private void siftUp(int from, Timer timer, long deadline, long arrival) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >> 2;
            if (!before(deadline, arrival, parent)) {
                break;
            }
            put(place, timers[parent], keys[2 * parent], keys[2 * parent + 1]);
            place = parent;
        }
        put(place, timer, deadline, arrival);
    }

    private void siftDown(int from, Timer timer, long deadline, long arrival) {
        int place = from;
        for (;;) {
            int least = leastChild(place);
            if (least < 0 || before(deadline, arrival, least)) {
                break;
            }
            put(place, timers[least], keys[2 * least], keys[2 * least + 1]);
            place = least;
        }
        put(place, timer, deadline, arrival);
    }

    private int leastChild(int place) {
        int child = 4 * place + 1;
        if (child >= size) {
            return -1;
        }
        int least = child;
        int end = Math.min(child + 4, size);
        for (int other = child + 1; other < end; other++) {
            if (before(keys[2 * other], keys[2 * other + 1], least)) {
                least = other;
            }
        }
        return least;
    }

    private void put(int place, Timer timer, long deadline, long arrival) {
        timers[place] = timer;
        keys[2 * place] = deadline;
        keys[2 * place + 1] = arrival;
        timer.place(place);
    }
}
