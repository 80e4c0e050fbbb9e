package dev.sospeso.asyncio.process;

import dev.sospeso.asyncio.RemoteExecutor;
import dev.sospeso.asyncio.SerializableCallable;
import dev.sospeso.asyncio.SerializableRunnable;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An executor whose workers are JVMs of their own: the counterpart of Python's
 * {@code ProcessPoolExecutor}. A task that crashes its JVM, exhausts its memory or calls
 * {@code System.exit} takes nothing else down.
 *
 * <pre>{@code
 * try (var pool = new ProcessPool(4)) {
 *     int sum = await(getRunningLoop().runInExecutor(pool, () -> cpuBound(1000)));
 * }
 * }</pre>
 *
 * <p>A worker is started with this JVM's {@code java}, options, class path and module path, when a
 * task finds no idle one; it runs one task at a time, on its main thread, and may run a loop there.
 * Tasks and results are serialised: a task is written when it is submitted, a lambda is serialisable
 * where {@link SerializableCallable} or {@link SerializableRunnable} is asked for, as the
 * {@code submit} methods here do. What a task prints appears on this JVM's {@code System.out} and
 * {@code System.err}; its standard input is empty.
 *
 * <p>An exception that a task throws comes back as itself, with its stack trace in the worker, or as
 * a {@link RemoteTaskException} if it cannot be serialised. If a worker ends while it runs a task,
 * the task fails with a {@link WorkerCrashedException} and the next one gets a new worker. A running
 * task cannot be cancelled: its result is dropped; {@link #shutdownNow} ends it.
 *
 * <p>Thread-safe. A pool that is not shut down ends its workers when this JVM ends, however it ends.
 */
public final class ProcessPool extends BulkExecutorService
        implements RemoteExecutor, AutoCloseable {

    private static final AtomicInteger POOLS = new AtomicInteger();

    private final WorkerCommand command;
    private final ObjectInputFilter resultFilter;
    private final ThreadPoolExecutor threads;
    private final Set<WorkerProcess> processes = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean stopped;

    /** With as many workers as there are processors. Starts none yet. */
    public ProcessPool() {
        this(new ProcessPoolOptions());
    }

    /**
     * With a number of workers. Starts none yet.
     *
     * @param workers the greatest number of worker processes
     * @throws IllegalArgumentException if it is less than 1
     */
    public ProcessPool(int workers) {
        this(new ProcessPoolOptions().withWorkers(workers));
    }

    /**
     * With options. Starts no worker yet.
     *
     * @param options how many workers, and how they are started
     */
    public ProcessPool(ProcessPoolOptions options) {
        command = new WorkerCommand(options.jvmOptions());
        resultFilter = options.resultFilter();
        threads = new Threads(options.workers());
    }

    /** One thread for each process that is busy; ends all the processes when the last task is done. */
    private final class Threads extends ThreadPoolExecutor {
        Threads(int workers) {
            super(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                    new WorkerThreadFactory("sospeso-process-pool-" + POOLS.incrementAndGet()));
        }

        @Override
        protected void terminated() {
            processes.forEach(WorkerProcess::exit);
            processes.forEach(WorkerProcess::waitForExit);
            processes.clear();
            super.terminated();
        }
    }

    ObjectInputFilter resultFilter() {
        return resultFilter;
    }

    /** Runs a serialised task in an idle or a new worker; on a thread of the pool. */
    Message runInWorker(byte[] task) {
        WorkerProcess worker = lease();
        boolean usable = false;
        try {
            Message reply = worker.run(task);
            usable = true;
            return reply;
        } finally {
            if (usable) {
                idle.addFirst(worker);
            } else {
                processes.remove(worker);
            }
        }
    }

    private WorkerProcess lease() {
        WorkerProcess worker;
        while ((worker = idle.pollFirst()) != null) {
            if (worker.isAlive()) {
                return worker;
            }
            processes.remove(worker);
        }
        try {
            worker = new WorkerProcess(command);
        } catch (IOException exception) {
            throw new WorkerCrashedException("no worker process could be started", exception);
        }
        processes.add(worker);
        if (stopped) {
            worker.kill();
        }
        return worker;
    }

    @Override
    public <T> CompletableFuture<T> submit(Callable<T> task) {
        return send(task, task.getClass(), ProcessPool::cast);
    }

    /**
     * Submits a lambda; the same as {@link #submit(Callable)}.
     *
     * @param task what to run
     * @param <T> the type of the result
     * @return what the task gives or throws
     * @throws IllegalArgumentException if the task cannot be serialised
     * @throws RejectedExecutionException after shutdown
     */
    public <T> CompletableFuture<T> submit(SerializableCallable<T> task) {
        return submit((Callable<T>) task);
    }

    @Override
    public CompletableFuture<?> submit(Runnable task) {
        return submit(task, null);
    }

    /**
     * Submits a lambda without a result; the same as {@link #submit(Runnable)}.
     *
     * @param task what to run
     * @return null when it has run, or what the task throws
     * @throws IllegalArgumentException if the task cannot be serialised
     * @throws RejectedExecutionException after shutdown
     */
    public CompletableFuture<?> submit(SerializableRunnable task) {
        return submit((Runnable) task);
    }

    @Override
    public <T> CompletableFuture<T> submit(Runnable task, T result) {
        return send(new RunnableTask(task), task.getClass(), nothing -> result);
    }

    /**
     * Runs a task. What it throws goes to the uncaught exception handler of the pool's thread.
     *
     * @param task what to run
     * @throws IllegalArgumentException if the task cannot be serialised
     * @throws RejectedExecutionException after shutdown
     */
    @Override
    public void execute(Runnable task) {
        submit(task).whenComplete((nothing, exception) -> {
            if (exception != null) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, exception);
            }
        });
    }

    private <T> CompletableFuture<T> send(
            Callable<?> task, Class<?> type, Function<Object, T> outcome) {
        byte[] bytes;
        try {
            bytes = Serialized.write(task);
        } catch (IOException exception) {
            throw new IllegalArgumentException("the task, a " + type.getName()
                    + ", cannot be sent to a worker process, since it is or holds something that is"
                    + " not serialisable: " + exception + "\nA lambda must be a"
                    + " SerializableCallable or SerializableRunnable, and what it captures"
                    + " (also this) must be Serializable", exception);
        }
        PoolTask<T> sent = new PoolTask<>(this, bytes, type.getClassLoader(), outcome);
        threads.execute(sent);
        return sent;
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    /** A Runnable as the task that is sent. */
    private record RunnableTask(Runnable task) implements Callable<Void>, Serializable {
        @Override
        public Void call() {
            task.run();
            return null;
        }
    }

    /** Refuses new tasks; the workers end when those submitted have run. */
    @Override
    public void shutdown() {
        threads.shutdown();
    }

    /**
     * Refuses new tasks and ends the workers now. The tasks that were running fail with a
     * {@link WorkerCrashedException}; those that waited are cancelled.
     *
     * @return the tasks that waited, each the future that its {@code submit} gave
     */
    @Override
    public List<Runnable> shutdownNow() {
        stopped = true;
        List<Runnable> waiting = threads.shutdownNow();
        processes.forEach(WorkerProcess::kill);
        waiting.forEach(task -> ((PoolTask<?>) task).cancel(false));
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    /**
     * Waits until all tasks have run and no worker process is left.
     *
     * @param timeout how long to wait
     * @param unit the unit of the timeout
     * @return whether that is so
     * @throws InterruptedException if this thread is interrupted
     */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }

    /**
     * Shuts down and waits until all tasks have run and no worker process is left; if this thread is
     * interrupted meanwhile, ends the workers now.
     */
    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        for (;;) {
            try {
                if (awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException exception) {
                interrupted = true;
                shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
