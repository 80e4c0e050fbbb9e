package dev.sospeso.benchmarks.peers;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** The workloads with virtual threads, on one carrier; through reflection, as Java 17 has none. */
public final class VirtualThreads {

    private static final ThreadFactory FACTORY = factory();

    private VirtualThreads() {
    }

    private static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException exception) {
            return null;
        }
    }

    public static boolean exist() {
        return FACTORY != null;
    }

    private static Thread start(Runnable body) {
        if (FACTORY == null) {
            throw new UnsupportedOperationException("this JDK has no virtual threads");
        }
        Thread thread = FACTORY.newThread(body);
        thread.start();
        return thread;
    }

    private static <T> T in(Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        start(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Two threads that take turns, and hand over a value each time. */
    private static final class Turns {
        private volatile Thread producer;
        private final Thread consumer = Thread.currentThread();
        private volatile boolean consumers;
        private Object value;

        void toConsumer(Object newValue) {
            value = newValue;
            consumers = true;
            LockSupport.unpark(consumer);
        }

        void toProducer(Object newValue) {
            value = newValue;
            consumers = false;
            LockSupport.unpark(producer);
        }

        Object takeAsConsumer() {
            while (!consumers) {
                LockSupport.park(this);
            }
            return value;
        }

        Object takeAsProducer() {
            while (consumers) {
                LockSupport.park(this);
            }
            return value;
        }
    }

    public static long next(long n) {
        return in(() -> {
            Turns turns = new Turns();
            turns.producer = start(() -> {
                for (long i = 0; i < n; i++) {
                    turns.toConsumer(i);
                    turns.takeAsProducer();
                }
                turns.toConsumer(null);
            });
            long sum = 0;
            for (;;) {
                Object value = turns.takeAsConsumer();
                if (value == null) {
                    return sum;
                }
                sum += (Long) value;
                turns.toProducer(null);
            }
        });
    }

    public static long send(long n) {
        return in(() -> {
            Turns turns = new Turns();
            turns.producer = start(() -> {
                long answer = 0;
                for (;;) {
                    turns.toConsumer(answer);
                    Object got = turns.takeAsProducer();
                    if (got == null) {
                        return;
                    }
                    answer = (Long) got + 1;
                }
            });
            turns.takeAsConsumer();
            long sum = 0;
            for (long i = 0; i < n; i++) {
                turns.toProducer(i);
                sum += (Long) turns.takeAsConsumer();
            }
            turns.toProducer(null);
            return sum;
        });
    }

    private static long descend(int depth, int suspensions) {
        if (depth == 0) {
            for (int i = 0; i < suspensions; i++) {
                Thread.yield();
            }
            return 1;
        }
        return descend(depth - 1, suspensions) + 1;
    }

    /** As many chains, one after the other, in one thread. */
    public static long chains(int count, int depth, int suspensions) {
        return in(() -> {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += descend(depth, suspensions);
            }
            return sum;
        });
    }

    private static long turns(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            Thread.yield();
            sum++;
        }
        return sum;
    }

    public static long twoTasks(long n) {
        return in(() -> {
            FutureTask<Long> a = new FutureTask<>(() -> turns(n));
            FutureTask<Long> b = new FutureTask<>(() -> turns(n));
            start(a);
            start(b);
            return a.get() + b.get();
        });
    }

    public static long spawn(int n) {
        return in(() -> {
            FutureTask<?>[] tasks = new FutureTask<?>[n];
            for (int i = 0; i < n; i++) {
                long value = i;
                tasks[i] = new FutureTask<>(() -> value);
                start(tasks[i]);
            }
            long sum = 0;
            for (FutureTask<?> task : tasks) {
                sum += (Long) task.get();
            }
            return sum;
        });
    }

    /** The threads that wait, each for its own future, which they keep. */
    public static Object[] suspended(int n) throws InterruptedException {
        Object[] threads = new Object[n];
        CountDownLatch begun = new CountDownLatch(n);
        for (int i = 0; i < n; i++) {
            long x = i;
            threads[i] = start(() -> {
                CompletableFuture<Long> future = new CompletableFuture<>();
                begun.countDown();
                if (future.join() + x < 0) {
                    throw new IllegalStateException();
                }
            });
        }
        begun.await();
        return threads;
    }

    public static long queue(long n) {
        return in(() -> {
            ArrayBlockingQueue<Long> queue = new ArrayBlockingQueue<>(1);
            start(() -> {
                try {
                    for (long i = 0; i < n; i++) {
                        queue.put(i);
                    }
                } catch (InterruptedException exception) {
                    throw new IllegalStateException(exception);
                }
            });
            long sum = 0;
            for (long i = 0; i < n; i++) {
                sum += queue.take();
            }
            return sum;
        });
    }
}
