package dev.sospeso.asyncio.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The bulk methods of an executor service, made of {@code submit} without wrapping the tasks. */
abstract class BulkExecutorService implements ExecutorService {

    @Override
    public abstract <T> CompletableFuture<T> submit(Callable<T> task);

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return all(tasks, Long.MAX_VALUE);
    }

    @Override
    public <T> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        return all(tasks, unit.toNanos(timeout));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        List<CompletableFuture<T>> futures = submitAll(tasks);
        try {
            return first(futures).get();
        } finally {
            cancel(futures);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<T>> futures = submitAll(tasks);
        try {
            return first(futures).get(timeout, unit);
        } finally {
            cancel(futures);
        }
    }

    private <T> List<CompletableFuture<T>> submitAll(Collection<? extends Callable<T>> tasks) {
        List<CompletableFuture<T>> futures = new ArrayList<>(tasks.size());
        try {
            for (Callable<T> task : tasks) {
                futures.add(submit(task));
            }
            return futures;
        } catch (Throwable exception) {
            cancel(futures);
            throw exception;
        }
    }

    private <T> List<Future<T>> all(Collection<? extends Callable<T>> tasks, long nanos)
            throws InterruptedException {
        long start = System.nanoTime();
        List<CompletableFuture<T>> futures = submitAll(tasks);
        try {
            for (CompletableFuture<T> future : futures) {
                await(future, nanos - (System.nanoTime() - start));
            }
        } catch (TimeoutException exception) {
            cancel(futures);
        } catch (InterruptedException exception) {
            cancel(futures);
            throw exception;
        }
        return new ArrayList<>(futures);
    }

    private static void await(CompletableFuture<?> future, long nanos)
            throws InterruptedException, TimeoutException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException ended) {
            // The caller looks at each future's outcome.
            return;
        }
    }

    private static <T> CompletableFuture<T> first(List<CompletableFuture<T>> futures) {
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("invokeAny of no tasks");
        }
        CompletableFuture<T> first = new CompletableFuture<>();
        AtomicInteger unfinished = new AtomicInteger(futures.size());
        for (CompletableFuture<T> future : futures) {
            future.whenComplete((value, exception) -> {
                if (exception == null) {
                    first.complete(value);
                } else if (unfinished.decrementAndGet() == 0) {
                    first.completeExceptionally(exception);
                }
            });
        }
        return first;
    }

    private static <T> void cancel(List<CompletableFuture<T>> futures) {
        futures.forEach(future -> future.cancel(true));
    }
}
