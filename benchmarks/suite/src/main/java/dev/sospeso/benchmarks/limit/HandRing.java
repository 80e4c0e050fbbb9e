package dev.sospeso.benchmarks.limit;

/** A loop that knows nothing but tasks: a ring of a power of two. */
public final class HandRing {

    private Task[] ring = new Task[64];
    private int head;
    private int tail;

    private HandRing() {
    }

    private void add(Task task) {
        Task[] current = ring;
        current[tail & current.length - 1] = task;
        tail++;
        if (tail - head == current.length) {
            grow();
        }
    }

    private void grow() {
        int size = ring.length;
        Task[] larger = new Task[2 * size];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[head + i & size - 1];
        }
        ring = larger;
        head = 0;
        tail = size;
    }

    private void run() {
        while (head != tail) {
            Task[] current = ring;
            int place = head++ & current.length - 1;
            Task task = current[place];
            current[place] = null;
            task.step(this);
        }
    }

    private abstract static class Task {
        final long n;
        int state;
        long sum;

        Task(long n) {
            this.n = n;
        }

        abstract void step(HandRing ring);
    }

    private static final class Turns extends Task {
        private long i;

        Turns(long n) {
            super(n);
        }

        @Override
        void step(HandRing ring) {
            switch (state) {
                case 0:
                    i = 0;
                    break;
                case 1:
                    sum++;
                    i++;
                    break;
                default:
                    return;
            }
            if (i < n) {
                state = 1;
                ring.add(this);
                return;
            }
            state = 2;
        }
    }

    private static final class TurnsDown extends Task {
        private long i;

        TurnsDown(long n) {
            super(n);
        }

        @Override
        void step(HandRing ring) {
            switch (state) {
                case 0:
                    i = n;
                    break;
                case 1:
                    sum++;
                    i--;
                    break;
                default:
                    return;
            }
            if (i > 0) {
                state = 1;
                ring.add(this);
                return;
            }
            state = 2;
        }
    }

    private static final class TurnsBySum extends Task {
        TurnsBySum(long n) {
            super(n);
        }

        @Override
        void step(HandRing ring) {
            switch (state) {
                case 0:
                    break;
                case 1:
                    sum++;
                    break;
                default:
                    return;
            }
            if (sum < n) {
                state = 1;
                ring.add(this);
                return;
            }
            state = 2;
        }
    }

    private static final class TurnsByInt extends Task {
        private int i;

        TurnsByInt(long n) {
            super(n);
        }

        @Override
        void step(HandRing ring) {
            switch (state) {
                case 0:
                    i = 0;
                    break;
                case 1:
                    sum += 1;
                    i++;
                    break;
                default:
                    return;
            }
            if (i < n) {
                state = 1;
                ring.add(this);
                return;
            }
            state = 2;
        }
    }

    private static long run(Task... tasks) {
        HandRing ring = new HandRing();
        for (Task task : tasks) {
            ring.add(task);
        }
        ring.run();
        long sum = 0;
        for (Task task : tasks) {
            sum += task.sum;
        }
        return sum;
    }

    public static long twoTasks(long n) {
        return run(new Turns(n), new Turns(n));
    }

    public static long fourTasks(long n) {
        return run(new Turns(n), new TurnsDown(n), new TurnsBySum(n), new TurnsByInt(n));
    }
}
