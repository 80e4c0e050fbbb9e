package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.asyncio.Asyncio.wrapFuture;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class MoreThreads02Handover {

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");

    private final List<String> log = new CopyOnWriteArrayList<>();

    private MoreThreads02Handover() {
    }

    @Async
    static Coroutine<Object> settle(Awaitable<?> step) {
        try {
            return Coroutine.of(await(step));
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    private String down(EventLoop loop, int n) throws Exception {
        log.add("thread " + n + " " + VAR.get());
        VAR.set("thread " + n);
        if (n == 0) {
            throw new IllegalArgumentException("bottom", new NoSuchElementException("'cause'"));
        }
        try {
            return runCoroutineThreadsafe(up(n - 1), loop).get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        } finally {
            log.add("thread " + n + " ends " + VAR.get());
        }
    }

    @Async
    Coroutine<String> up(int n) {
        log.add("loop " + n + " " + VAR.get());
        VAR.set("loop " + n);
        try {
            EventLoop loop = getRunningLoop();
            return Coroutine.of(await(toThread(() -> down(loop, n))));
        } catch (IllegalArgumentException e) {
            log.add(exc(e) + " from " + exc(e.getCause()) + " " + VAR.get());
            if (n == 2) {
                return Coroutine.of("top");
            }
            throw e;
        }
    }

    /** What a thread does until it may go on. */
    private final class Work {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final CountDownLatch over = new CountDownLatch(1);

        String run() throws InterruptedException {
            begun.countDown();
            go.await();
            log.add("worked on");
            over.countDown();
            return "lost";
        }
    }

    @Async
    Coroutine<Void> sleeper(String name) {
        try {
            await(sleep(10));
        } finally {
            log.add(name + " ends");
        }
        return null;
    }

    @Async
    Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        VAR.set("main");
        print(await(up(2)), VAR.get());
        print(String.join("; ", log));
        log.clear();

        Work lost = new Work();
        Task<String> t = createTask(toThread(lost::run));
        await(toThread(() -> lost.begun.await()));
        t.cancel("not wanted");
        print(await(settle(t)), t.cancelled());
        lost.go.countDown();
        await(toThread(() -> lost.over.await()));
        print(repr(log));
        log.clear();

        Work shielded = new Work();
        Task<String> inner = createTask(toThread(shielded::run));
        Task<Object> outer = createTask(settle(shield(inner)));
        await(toThread(() -> shielded.begun.await()));
        outer.cancel("only outside");
        print(await(outer), inner.done());
        shielded.go.countDown();
        print(await(inner), repr(log));
        log.clear();

        ExecutorService pool = Executors.newFixedThreadPool(1);
        Work work = new Work();
        Future<String> first = loop.runInExecutor(pool, work::run);
        List<Future<Object>> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String job = "job " + i;
            jobs.add(loop.runInExecutor(pool, () -> {
                log.add(job);
                return null;
            }));
        }
        await(toThread(() -> work.begun.await()));
        jobs.get(1).cancel();
        jobs.get(2).cancel();
        await(turns(2));
        work.go.countDown();
        print(await(first), await(jobs.get(3)),
                jobs.stream().map(j -> j.cancelled() ? 1 : 0).toList(), jobs.get(0).done());
        print(repr(log));
        log.clear();
        pool.shutdown();

        CompletableFuture<String> source = new CompletableFuture<>();
        Future<String> wrapped = wrapFuture(source);
        Task<Object> w = createTask(settle(wrapped));
        await(turns(1));
        await(toThread(() -> source.complete("set by a thread")));
        print(await(w));
        CompletableFuture<String> unwanted = new CompletableFuture<>();
        wrapped = wrapFuture(unwanted);
        w = createTask(settle(wrapped));
        await(turns(1));
        w.cancel();
        print(await(w), wrapped.cancelled(), unwanted.isCancelled());
        CompletableFuture<String> withdrawn = new CompletableFuture<>();
        w = createTask(settle(wrapFuture(withdrawn)));
        await(turns(1));
        await(toThread(() -> withdrawn.cancel(false)));
        print(await(w));
        print(await(settle(wrapFuture(CompletableFuture.failedFuture(
                new IllegalArgumentException("failed before"))))));

        List<CompletableFuture<Void>> fs = new ArrayList<>();
        await(toThread(() -> {
            fs.add(runCoroutineThreadsafe(sleeper("by the thread"), loop));
            fs.add(runCoroutineThreadsafe(sleeper("by the loop"), loop));
        }));
        await(turns(2));
        print("cancel", await(toThread(() -> fs.get(0).cancel(false))));
        for (Task<?> task : allTasks()) {
            if (task != currentTask() && !task.done()) {
                task.cancel();
            }
        }
        await(turns(3));
        print(repr(log.stream().sorted().toList()),
                fs.stream().map(f -> f.isCancelled() ? 1 : 0).toList());
        return null;
    }

    static void main() {
        run(new MoreThreads02Handover().program());
    }
}
