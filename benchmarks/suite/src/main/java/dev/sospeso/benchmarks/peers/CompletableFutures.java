package dev.sospeso.benchmarks.peers;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** The workloads with chains of CompletableFutures. */
public final class CompletableFutures {

    private final ArrayDeque<CompletableFuture<Void>> ready = new ArrayDeque<>();

    private CompletableFutures() {
    }

    private static CompletableFuture<Long> increment(long i) {
        return CompletableFuture.completedFuture(i + 1);
    }

    public static long awaitReady(long n) {
        CompletableFuture<Long> sum = CompletableFuture.completedFuture(0L);
        for (long i = 0; i < n; i++) {
            long summand = i;
            sum = sum.thenCompose(s -> increment(summand).thenApply(v -> s + v));
        }
        return sum.join();
    }

    private CompletableFuture<Void> turn() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        ready.add(future);
        return future;
    }

    private void runLoop() {
        CompletableFuture<Void> future;
        while ((future = ready.poll()) != null) {
            future.complete(null);
        }
    }

    private CompletableFuture<Long> leaf(int suspensions) {
        return suspensions == 0 ? CompletableFuture.completedFuture(1L)
                : turn().thenCompose(nothing -> leaf(suspensions - 1));
    }

    private CompletableFuture<Long> descend(int depth, int suspensions) {
        return depth == 0 ? leaf(suspensions)
                : descend(depth - 1, suspensions).thenApply(v -> v + 1);
    }

    public static long chain(int depth, int suspensions) {
        CompletableFutures loop = new CompletableFutures();
        CompletableFuture<Long> result = loop.descend(depth, suspensions);
        loop.runLoop();
        return result.join();
    }

    private void step(long left, CompletableFuture<Long> result, long sum) {
        if (left == 0) {
            result.complete(sum);
        } else {
            turn().thenRun(() -> step(left - 1, result, sum + 1));
        }
    }

    public static long twoTasks(long n) {
        CompletableFutures loop = new CompletableFutures();
        CompletableFuture<Long> a = new CompletableFuture<>();
        CompletableFuture<Long> b = new CompletableFuture<>();
        loop.step(n, a, 0);
        loop.step(n, b, 0);
        loop.runLoop();
        return a.join() + b.join();
    }

    public static long spawn(int n) {
        ArrayDeque<Runnable> queue = new ArrayDeque<>();
        CompletableFuture<?>[] futures = new CompletableFuture<?>[n];
        for (int i = 0; i < n; i++) {
            long value = i;
            futures[i] = CompletableFuture.supplyAsync(() -> value, queue::add);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(futures);
        Runnable next;
        while ((next = queue.poll()) != null) {
            next.run();
        }
        all.join();
        long sum = 0;
        for (CompletableFuture<?> future : futures) {
            sum += (Long) future.join();
        }
        return sum;
    }

    /** The futures that have as many dependents. */
    public static Object[] suspended(int n) {
        Object[] futures = new Object[n];
        for (int i = 0; i < n; i++) {
            long x = i;
            CompletableFuture<Long> future = new CompletableFuture<>();
            future.thenApply(v -> v + x);
            futures[i] = future;
        }
        return futures;
    }
}
