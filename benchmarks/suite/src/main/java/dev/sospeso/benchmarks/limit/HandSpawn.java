package dev.sospeso.benchmarks.limit;

import java.util.ArrayDeque;

/** A task that is its own future and its own entry in the queue of a loop. */
public final class HandSpawn {

    private HandSpawn() {
    }

    private static final class Gather {
        private int left;

        Gather(int left) {
            this.left = left;
        }

        void ended() {
            left--;
        }
    }

    private static final class Task implements Runnable {
        private final long i;
        private Object result;
        private Gather waiter;

        Task(long i) {
            this.i = i;
        }

        @Override
        public void run() {
            result = i;
            if (waiter != null) {
                waiter.ended();
            }
        }
    }

    public static long spawn(int n) {
        ArrayDeque<Runnable> ready = new ArrayDeque<>();
        Task[] tasks = new Task[n];
        Gather gather = new Gather(n);
        for (int i = 0; i < n; i++) {
            Task task = new Task(i);
            ready.add(task);
            tasks[i] = task;
        }
        for (Task task : tasks) {
            task.waiter = gather;
        }
        Runnable next;
        while ((next = ready.poll()) != null) {
            next.run();
        }
        if (gather.left != 0) {
            throw new IllegalStateException();
        }
        Object[] results = new Object[n];
        for (int i = 0; i < n; i++) {
            results[i] = tasks[i].result;
        }
        long sum = 0;
        for (Object result : results) {
            sum += (Long) result;
        }
        return sum;
    }
}
