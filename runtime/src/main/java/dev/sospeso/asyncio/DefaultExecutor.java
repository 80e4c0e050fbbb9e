package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A loop's default executor, made when first needed, and the calls that are in any executor. */
final class DefaultExecutor {

    private static final int MOST_THREADS = 32;
    private static final int IDLE_SECONDS = 10;

    private final BaseEventLoop loop;
    private ExecutorService executor;
    private boolean shutDown;
    /** Calls handed to executors whose end has not reached the loop. */
    private int inFlight;

    DefaultExecutor(BaseEventLoop loop) {
        this.loop = loop;
    }

    boolean isBusy() {
        return inFlight > 0;
    }

    void set(ExecutorService chosen) {
        if (chosen == null) {
            throw new NullPointerException("setDefaultExecutor(null)");
        }
        executor = chosen;
    }

    <T> Future<T> call(Executor chosen, Callable<T> callable) {
        if (chosen instanceof RemoteExecutor remote) {
            return callRemote(remote, callable);
        }
        ExecutorCall<T> call = new ExecutorCall<>(this, loop, callable);
        call.start(chosen == null ? executor() : chosen);
        return call;
    }

    private <T> Future<T> callRemote(RemoteExecutor remote, Callable<T> callable) {
        Future<T> future = StageFuture.of(loop, remote.submit(callable));
        began();
        future.addDoneCallback(done -> ended(), null);
        return future;
    }

    private Executor executor() {
        if (shutDown) {
            throw new IllegalStateException("Executor shutdown has been called");
        }
        if (executor == null) {
            executor = newExecutor();
        }
        return executor;
    }

    private static ExecutorService newExecutor() {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() + 4);
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS,
                TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "asyncio_" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    void began() {
        inFlight++;
    }

    void ended() {
        inFlight--;
    }

    Coroutine<Void> shutdown() {
        return new AwaitFrame<>(new ExecutorShutdown(this));
    }

    /** Ends the executor; returns a future of its end, or null if there is nothing to wait for. */
    Future<Void> beginShutdown() {
        shutDown = true;
        if (executor == null) {
            return null;
        }
        ExecutorService ending = executor;
        Future<Void> ended = loop.createFuture();
        Thread waiter = new Thread(() -> {
            ending.shutdown();
            awaitEnd(ending);
            loop.callSoonUnlessClosed(() -> {
                ended();
                if (!ended.done()) {
                    ended.setResult(null);
                }
            });
        }, "asyncio_shutdown");
        began();
        waiter.setDaemon(true);
        waiter.start();
        return ended;
    }

    private static void awaitEnd(ExecutorService ending) {
        try {
            while (!ending.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        shutDown = true;
        if (executor != null) {
            executor.shutdown();
        }
    }
}
