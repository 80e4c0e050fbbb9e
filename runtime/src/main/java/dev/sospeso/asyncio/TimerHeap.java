package dev.sospeso.asyncio;

import java.util.Arrays;

/**
 * The timers of a loop, the earliest first; those of one deadline in the order they were added. A
 * heap of four children a node, with deadlines side by side. A cancelled timer stays until it comes
 * up or three in four are dead, so that cancelling, the usual fate of a timeout, costs next to nothing.
 *
 * <p>A timer keeps its slot, and the heap moves numbers only: with the G1 collector a reference that
 * is written into an old array costs a memory fence, and a timer that comes up moves ten others.
 */
final class TimerHeap {

    private static final int FIRST_CAPACITY = 16;
    /** So few dead timers are not worth a sweep. */
    private static final int FEW = 64;
    /** The place of the root, by which the four children of a node lie in one line of the cache. */
    private static final int ROOT = 1;

    private Timer[] timers = new Timer[FIRST_CAPACITY];
    private long[] deadlines = new long[FIRST_CAPACITY];
    /** The order of arrival: numbers that wrap, and are never half their range apart. */
    private int[] arrivals = new int[FIRST_CAPACITY];
    /** Where the timer of a place is; behind the last place, the slots that are free. */
    private int[] slots = numbers(new int[0], FIRST_CAPACITY);
    /** The place behind the last timer. */
    private int end = ROOT;
    private int dead;
    private int nextArrival;

    /** How many timers there are that were not cancelled. */
    int size() {
        return end - ROOT - dead;
    }

    /** Whether there is no timer but dead ones; those that are first leave. */
    boolean isEmpty() {
        while (end > ROOT && timers[slots[ROOT]].isDead()) {
            dead--;
            removeFirst();
        }
        return end == ROOT;
    }

    /** The earliest deadline, after {@link #isEmpty} has said that there is one. */
    long firstDeadline() {
        return deadlines[ROOT];
    }

    void add(Timer timer, long deadline) {
        if (end == timers.length) {
            timers = Arrays.copyOf(timers, 2 * end);
            deadlines = Arrays.copyOf(deadlines, 2 * end);
            arrivals = Arrays.copyOf(arrivals, 2 * end);
            slots = numbers(slots, 2 * end);
        }
        timer.scheduled(true);
        int slot = slots[end];
        timers[slot] = timer;
        siftUp(end++, deadline, nextArrival++, slot);
    }

    private static int[] numbers(int[] from, int length) {
        int[] numbers = Arrays.copyOf(from, length);
        for (int i = from.length; i < length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** Takes out the earliest timer, after {@link #isEmpty} has said that there is one. */
    Timer removeFirst() {
        int slot = slots[ROOT];
        Timer first = timers[slot];
        timers[slot] = null;
        first.scheduled(false);
        int last = --end;
        int moved = slots[last];
        slots[last] = slot;
        if (last > ROOT) {
            siftDown(ROOT, deadlines[last], arrivals[last], moved);
        }
        return first;
    }

    /** A timer of this heap was cancelled. */
    void died() {
        dead++;
        int size = end - ROOT;
        if (dead > FEW && dead > size - (size >> 2)) {
            sweep();
        }
    }

    void clear() {
        Arrays.fill(timers, null);
        end = ROOT;
        dead = 0;
    }

    private void sweep() {
        int kept = ROOT;
        for (int place = ROOT; place < end; place++) {
            int slot = slots[place];
            Timer timer = timers[slot];
            if (timer.isDead()) {
                timer.scheduled(false);
                timers[slot] = null;
            } else {
                slots[place] = slots[kept];
                put(kept++, deadlines[place], arrivals[place], slot);
            }
        }
        end = kept;
        dead = 0;
        for (int place = parent(end - 1); place >= ROOT; place--) {
            siftDown(place, deadlines[place], arrivals[place], slots[place]);
        }
    }

    private boolean before(long deadline, int arrival, int other) {
        long otherDeadline = deadlines[other];
        return deadline < otherDeadline
                || deadline == otherDeadline && arrival - arrivals[other] < 0;
    }

    private static int parent(int place) {
        return (place + 2) / 4;
    }

    private void siftUp(int from, long deadline, int arrival, int slot) {
        int place = from;
        while (place > ROOT) {
            int parent = parent(place);
            if (!before(deadline, arrival, parent)) {
                break;
            }
            put(place, deadlines[parent], arrivals[parent], slots[parent]);
            place = parent;
        }
        put(place, deadline, arrival, slot);
    }

    private void siftDown(int from, long deadline, int arrival, int slot) {
        int place = from;
        for (;;) {
            int least = leastChild(place);
            if (least == 0 || before(deadline, arrival, least)) {
                break;
            }
            put(place, deadlines[least], arrivals[least], slots[least]);
            place = least;
        }
        put(place, deadline, arrival, slot);
    }

    /** The child that comes up first, or zero. */
    private int leastChild(int place) {
        int child = 4 * place - 2;
        if (child >= end) {
            return 0;
        }
        int least = child;
        int behind = Math.min(child + 4, end);
        for (int other = child + 1; other < behind; other++) {
            if (before(deadlines[other], arrivals[other], least)) {
                least = other;
            }
        }
        return least;
    }

    private void put(int place, long deadline, int arrival, int slot) {
        deadlines[place] = deadline;
        arrivals[place] = arrival;
        slots[place] = slot;
    }
}
