package dev.sospeso.benchmarks.limit;

import java.util.ArrayDeque;

/** A place for one item between a producer and a consumer on one loop. */
public final class HandQueue {

    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private Object item;
    private Runnable getter;
    private Runnable putter;

    private HandQueue() {
    }

    private boolean put(Object newItem) {
        if (item != null) {
            return false;
        }
        item = newItem;
        if (getter != null) {
            ready.add(getter);
            getter = null;
        }
        return true;
    }

    private Object get() {
        Object taken = item;
        if (taken == null) {
            return null;
        }
        item = null;
        if (putter != null) {
            ready.add(putter);
            putter = null;
        }
        return taken;
    }

    private final class Producer implements Runnable {
        private final long n;
        private long i;

        Producer(long n) {
            this.n = n;
        }

        @Override
        public void run() {
            while (i < n) {
                if (!put(i)) {
                    putter = this;
                    return;
                }
                i++;
            }
        }
    }

    private final class Consumer implements Runnable {
        private final long n;
        private long i;
        private long sum;

        Consumer(long n) {
            this.n = n;
        }

        @Override
        public void run() {
            while (i < n) {
                Object taken = get();
                if (taken == null) {
                    getter = this;
                    return;
                }
                sum += (Long) taken;
                i++;
            }
        }
    }

    public static long queue(long n) {
        HandQueue queue = new HandQueue();
        Consumer consumer = queue.new Consumer(n);
        queue.ready.add(queue.new Producer(n));
        queue.ready.add(consumer);
        Runnable next;
        while ((next = queue.ready.poll()) != null) {
            next.run();
        }
        return consumer.sum;
    }
}
