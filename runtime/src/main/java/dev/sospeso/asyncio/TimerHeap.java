package dev.sospeso.asyncio;

import java.util.Arrays;

/**
 * The timers of a loop, the earliest first; those of one deadline in the order they were added. A
 * heap of four children a node, with deadlines side by side. A cancelled timer stays until it comes
 * up or three in four are dead, so that cancelling, the usual fate of a timeout, costs next to nothing.
 */
final class TimerHeap {

    private static final int FIRST_CAPACITY = 16;
    /** So few dead timers are not worth a sweep. */
    private static final int FEW = 64;

    private Timer[] timers = new Timer[FIRST_CAPACITY];
    private long[] deadlines = new long[FIRST_CAPACITY];
    /** The order of arrival: numbers that wrap, and are never half their range apart. */
    private int[] arrivals = new int[FIRST_CAPACITY];
    private int size;
    private int dead;
    private int nextArrival;

    /** How many timers there are that were not cancelled. */
    int size() {
        return size - dead;
    }

    /** Whether there is no timer but dead ones; those that are first leave. */
    boolean isEmpty() {
        while (size > 0 && timers[0].isDead()) {
            dead--;
            take();
        }
        return size == 0;
    }

    /** The earliest deadline, after {@link #isEmpty} has said that there is one. */
    long firstDeadline() {
        return deadlines[0];
    }

    void add(Timer timer, long deadline) {
        if (size == timers.length) {
            timers = Arrays.copyOf(timers, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
            arrivals = Arrays.copyOf(arrivals, 2 * size);
        }
        timer.scheduled(true);
        siftUp(size++, timer, deadline, nextArrival++);
    }

    /** Takes out the earliest timer, after {@link #isEmpty} has said that there is one. */
    Timer removeFirst() {
        return take();
    }

    /** A timer of this heap was cancelled. */
    void died() {
        dead++;
        if (dead > FEW && dead > size - (size >> 2)) {
            sweep();
        }
    }

    void clear() {
        Arrays.fill(timers, 0, size, null);
        size = 0;
        dead = 0;
    }

    private Timer take() {
        Timer first = timers[0];
        first.scheduled(false);
        int last = --size;
        Timer moved = timers[last];
        timers[last] = null;
        if (last > 0) {
            siftDown(0, moved, deadlines[last], arrivals[last]);
        }
        return first;
    }

    private void sweep() {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            Timer timer = timers[place];
            if (timer.isDead()) {
                timer.scheduled(false);
            } else {
                put(kept++, timer, deadlines[place], arrivals[place]);
            }
        }
        Arrays.fill(timers, kept, size, null);
        size = kept;
        dead = 0;
        for (int place = (kept - 2) >> 2; place >= 0; place--) {
            siftDown(place, timers[place], deadlines[place], arrivals[place]);
        }
    }

    private boolean before(long deadline, int arrival, int other) {
        long otherDeadline = deadlines[other];
        return deadline < otherDeadline
                || deadline == otherDeadline && arrival - arrivals[other] < 0;
    }

    private void siftUp(int from, Timer timer, long deadline, int arrival) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >> 2;
            if (!before(deadline, arrival, parent)) {
                break;
            }
            put(place, timers[parent], deadlines[parent], arrivals[parent]);
            place = parent;
        }
        put(place, timer, deadline, arrival);
    }

    private void siftDown(int from, Timer timer, long deadline, int arrival) {
        int place = from;
        for (;;) {
            int least = leastChild(place);
            if (least < 0 || before(deadline, arrival, least)) {
                break;
            }
            put(place, timers[least], deadlines[least], arrivals[least]);
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
            if (before(deadlines[other], arrivals[other], least)) {
                least = other;
            }
        }
        return least;
    }

    private void put(int place, Timer timer, long deadline, int arrival) {
        timers[place] = timer;
        deadlines[place] = deadline;
        arrivals[place] = arrival;
    }
}
