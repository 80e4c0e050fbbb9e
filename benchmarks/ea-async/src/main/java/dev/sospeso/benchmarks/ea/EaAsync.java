package dev.sospeso.benchmarks.ea;

import com.ea.async.Async;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** The workloads with EA Async. */
public final class EaAsync {

    /** What a loop would complete next; the benchmarks run on one thread. */
    private static final ArrayDeque<CompletableFuture<Void>> READY = new ArrayDeque<>();

    private EaAsync() {
    }

    private static CompletableFuture<Void> turn() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        READY.add(future);
        return future;
    }

    private static void runLoop() {
        CompletableFuture<Void> future;
        while ((future = READY.poll()) != null) {
            future.complete(null);
        }
    }

    private static CompletableFuture<Long> increment(long i) {
        return CompletableFuture.completedFuture(i + 1);
    }

    private static CompletableFuture<Long> sumOfReady(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += Async.await(increment(i));
        }
        return CompletableFuture.completedFuture(sum);
    }

    public static long awaitReady(long n) {
        return sumOfReady(n).join();
    }

    private static CompletableFuture<Long> leaf(int suspensions) {
        for (int i = 0; i < suspensions; i++) {
            Async.await(turn());
        }
        return CompletableFuture.completedFuture(1L);
    }

    private static CompletableFuture<Long> descend(int depth, int suspensions) {
        if (depth == 0) {
            return leaf(suspensions);
        }
        return CompletableFuture.completedFuture(
                Async.await(descend(depth - 1, suspensions)) + 1);
    }

    public static long chain(int depth, int suspensions) {
        CompletableFuture<Long> future = descend(depth, suspensions);
        runLoop();
        return future.join();
    }

    private static CompletableFuture<Long> turns(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            Async.await(turn());
            sum++;
        }
        return CompletableFuture.completedFuture(sum);
    }

    public static long twoTasks(long n) {
        CompletableFuture<Long> a = turns(n);
        CompletableFuture<Long> b = turns(n);
        runLoop();
        return a.join() + b.join();
    }

    private static CompletableFuture<Long> index(long i) {
        Async.await(turn());
        return CompletableFuture.completedFuture(i);
    }

    public static long spawn(int n) {
        @SuppressWarnings("unchecked")
        CompletableFuture<Long>[] futures = new CompletableFuture[n];
        for (int i = 0; i < n; i++) {
            futures[i] = index(i);
        }
        runLoop();
        long sum = 0;
        for (CompletableFuture<Long> future : futures) {
            sum += future.join();
        }
        return sum;
    }

    private static CompletableFuture<Long> plus(CompletableFuture<Long> future, long x) {
        long result = Async.await(future);
        return CompletableFuture.completedFuture(result + x);
    }

    /** The futures that as many suspended calls wait for. */
    public static Object[] suspended(int n) {
        Object[] futures = new Object[n];
        for (int i = 0; i < n; i++) {
            CompletableFuture<Long> future = new CompletableFuture<>();
            plus(future, i);
            futures[i] = future;
        }
        return futures;
    }
}
