package dev.sospeso.benchmarks.limit;

import java.util.Arrays;

/** An indexed heap of four children a node; each timer knows its place. */
public final class HandTimers {

    private Timer[] heap = new Timer[1024];
    private int size;

    /** A timer. */
    public static class Timer {
        /** The deadline. */
        public long when;
        private int place = -1;
    }

    public int size() {
        return size;
    }

    public void add(Timer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, timer);
    }

    private void up(int from, Timer timer) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >>> 2;
            Timer above = heap[parent];
            if (above.when <= timer.when) {
                break;
            }
            heap[i] = above;
            above.place = i;
            i = parent;
        }
        heap[i] = timer;
        timer.place = i;
    }

    private void down(int from, Timer timer) {
        int i = from;
        for (;;) {
            int child = (i << 2) + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            Timer below = heap[child];
            for (int end = Math.min(child + 4, size), j = child + 1; j < end; j++) {
                if (heap[j].when < below.when) {
                    below = heap[j];
                    least = j;
                }
            }
            if (timer.when <= below.when) {
                break;
            }
            heap[i] = below;
            below.place = i;
            i = least;
        }
        heap[i] = timer;
        timer.place = i;
    }

    /** Takes the first out; null when there is none. */
    public Timer poll() {
        if (size == 0) {
            return null;
        }
        Timer first = heap[0];
        Timer last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            down(0, last);
        }
        first.place = -1;
        return first;
    }

    public void cancel(Timer timer) {
        int i = timer.place;
        if (i < 0) {
            return;
        }
        timer.place = -1;
        Timer last = heap[--size];
        heap[size] = null;
        if (last == timer) {
            return;
        }
        if (i > 0 && heap[(i - 1) >>> 2].when > last.when) {
            up(i, last);
        } else {
            down(i, last);
        }
    }
}
