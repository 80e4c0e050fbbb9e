package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

final class MoreThreads01ExecutorAndThreadsafe {

    private MoreThreads01ExecutorAndThreadsafe() {
    }

    private static Object fails() {
        throw new IllegalArgumentException("in thread");
    }

    @Async
    static Coroutine<Void> sleeper(List<String> log) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            log.add("cancelled in the loop");
            throw e;
        }
        return null;
    }

    @Async
    static <T> Coroutine<T> value(T v) {
        await(sleep(0));
        return Coroutine.of(v);
    }

    @Async
    static Coroutine<Void> raises() {
        await(sleep(0));
        throw new NoSuchElementException("'k'");
    }

    @Async
    static Coroutine<Void> raisesCancelled() {
        throw new CancelledError("c");
    }

    @Async
    static Coroutine<EventLoop> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        print(await(settle(toThread(() -> fails()))));
        ExecutorService pool = Executors.newFixedThreadPool(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> log = new ArrayList<>();

        Future<String> a = loop.runInExecutor(pool, () -> {
            begun.countDown();
            goOn.await();
            log.add("ran to its end");
            return "result";
        });
        Future<Boolean> b = loop.runInExecutor(pool, () -> log.add("b ran"));
        await(toThread(() -> begun.await()));
        print("cancel", a.cancel(), b.cancel(), a.cancelled(), b.cancelled());
        print(await(settle(a)), await(settle(b)));
        await(sleep(0));
        await(sleep(0));
        goOn.countDown();
        print(await(loop.runInExecutor(pool, () -> "next")), repr(log));
        log.clear();
        print(await(settle(waitFor(loop.runInExecutor(pool, () -> valueLater(log)), 5))));
        pool.shutdown();
        print(await(toThread(() -> fromThread(loop, log))));
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print(repr(log));
        await(loop.shutdownDefaultExecutor());
        print(await(settle(refused(loop))));
        return Coroutine.of(loop);
    }

    private static String fromThread(EventLoop loop, List<String> log) throws Exception {
        List<String> out = new ArrayList<>();
        out.add(runCoroutineThreadsafe(value("v"), loop).get());
        try {
            runCoroutineThreadsafe(raises(), loop).get();
        } catch (ExecutionException e) {
            out.add(exc(e.getCause()).replace("'", ""));
        }
        try {
            runCoroutineThreadsafe(raisesCancelled(), loop).get();
        } catch (CancellationException e) {
            out.add("CancelledError");
        }
        CompletableFuture<Void> f = runCoroutineThreadsafe(sleeper(log), loop);
        while (loop.snapshot().tasks().size() < 2) {
            Thread.onSpinWait();
        }
        out.add(Print.text(f.cancel(true)) + Print.text(f.isCancelled()));
        return repr(out);
    }

    @Async
    static Coroutine<Object> refused(EventLoop loop) {
        return Coroutine.of(await(loop.runInExecutor(() -> fails())));
    }

    private static String valueLater(List<String> log) {
        log.add("later");
        return repr(log);
    }

    static void main() throws TimeoutException {
        EventLoop loop = run(program());
        try {
            loop.callSoonThreadsafe(() -> print());
        } catch (IllegalStateException e) {
            print(exc(e));
        }
    }
}
