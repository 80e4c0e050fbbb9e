package dev.sospeso.benchmarks.limit;

/** The least that a suspended task with a future of its own, and a sleeping task, can be. */
public final class HandSuspended {

    private HandSuspended() {
    }

    private static final class Future {
        Object result;
        Object waiter;
        int state;
    }

    private static final class Task {
        int state;
        long x;
        Future awaited;
        Object result;
        Object waiter;
    }

    private static final class Sleeper extends HandTimers.Timer {
        int state;
        long x;
        Object result;
        Object waiter;
    }

    /** The futures for which as many tasks wait. */
    public static Object[] suspended(int n) {
        Object[] futures = new Object[n];
        for (int i = 0; i < n; i++) {
            Task task = new Task();
            task.state = 1;
            task.x = i;
            Future future = new Future();
            future.waiter = task;
            task.awaited = future;
            futures[i] = future;
        }
        return futures;
    }

    /** A heap in which as many tasks sleep. */
    public static Object sleeping(int n) {
        HandTimers heap = new HandTimers();
        for (int i = 0; i < n; i++) {
            Sleeper sleeper = new Sleeper();
            sleeper.state = 1;
            sleeper.x = i;
            sleeper.when = 3_600_000_000_000L + i;
            heap.add(sleeper);
        }
        return heap;
    }
}
