package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.LoopSnapshot;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import java.awt.EventQueue;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coroutines run on the thread of any single-threaded executor. */
class LoopOnExecutorTest {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "the executor");
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() throws InterruptedException {
        executor.shutdown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** An executor whose work runs when the test says so, on the test's thread. */
    private static final class ByHand implements Executor {
        private final java.util.Queue<Runnable> work = new ConcurrentLinkedQueue<>();
        private boolean refusing;

        @Override
        public void execute(Runnable action) {
            if (refusing) {
                throw new RejectedExecutionException("closed");
            }
            work.add(action);
        }

        int runAll() {
            int count = 0;
            for (Runnable next = work.poll(); next != null; next = work.poll()) {
                next.run();
                count++;
            }
            return count;
        }
    }

    @Async
    private static Coroutine<String> threadAfter(double seconds) {
        await(sleep(seconds));
        return Coroutine.of(Thread.currentThread().getName());
    }

    private <T> T on(Callable<T> call) throws Exception {
        return executor.submit(call).get();
    }

    @Test
    void aCoroutineRunsOnTheExecutorsThreadAndSoDoItsTimers() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        assertEquals("the executor", runCoroutineThreadsafe(threadAfter(0.01), loop).join());
        assertEquals(List.of("the executor", "the executor"), runCoroutineThreadsafe(() -> {
            assertSame(loop, getRunningLoop());
            return Coroutine.of(await(gather(threadAfter(0.01), threadAfter(0))));
        }, loop).join());
        on(() -> {
            assertThrows(IllegalStateException.class, Asyncio::getRunningLoop);
            loop.close();
            return null;
        });
    }

    @Test
    void itsThreadDoesOtherWorkBetweenTurns() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        List<String> log = new ArrayList<>();
        CompletableFuture<Void> three = runCoroutineThreadsafe(() -> {
            for (int i = 0; i < 3; i++) {
                log.add("turn " + i);
                executor.execute(() -> log.add("other work"));
                await(sleep(0));
            }
            return null;
        }, loop);
        three.join();
        on(() -> {
            loop.close();
            return null;
        });
        assertEquals("[turn 0, other work, turn 1, other work, turn 2, other work]",
                log.toString());
    }

    @Test
    void codeOnItsThreadMayUseItOutsideItsTurns() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        Queue<String> queue = new Queue<>();
        List<String> log = new ArrayList<>();
        CompletableFuture<String> got = on(() -> {
            Task<String> task = loop.createTask(async(() -> Coroutine.of(await(queue.get()))));
            loop.callLater(0.001, () -> log.add("later"));
            loop.callSoon(() -> log.add("soon"));
            return task.toCompletableFuture();
        });
        on(() -> {
            queue.putNowait("an item");
            return null;
        });
        assertEquals("an item", got.join());
        runCoroutineThreadsafe(threadAfter(0.01), loop).join();
        assertEquals(List.of("soon", "later"), log);
        Future<String> future = on(loop::<String>createFuture);
        CompletableFuture<String> view = on(() -> {
            CompletableFuture<String> seen = future.toCompletableFuture();
            future.setResult("set");
            assertSame(null, seen.getNow(null));
            return seen;
        });
        assertEquals("set", view.join());
        on(() -> {
            loop.close();
            return null;
        });
    }

    @Test
    void foreignThreadsAreRefusedBeforeTheFirstTurnAndAfter() {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        Coroutine<String> coroutine = threadAfter(0);
        String before = assertThrows(IllegalStateException.class,
                () -> loop.createTask(coroutine)).getMessage();
        assertTrue(before.contains("not known before its first turn"), before);
        assertTrue(loop.isRunning());
        assertEquals(1, hand.runAll());
        CompletableFuture<String> there = CompletableFuture.supplyAsync(
                () -> assertThrows(IllegalStateException.class,
                        () -> loop.createTask(coroutine)).getMessage());
        assertTrue(there.join().contains("callSoonThreadsafe"), there.join());
        loop.createTask(coroutine);
        assertEquals(2, hand.runAll());
        assertThrows(IllegalStateException.class, loop::runForever);
        assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(Coroutine.of(1)));
        assertThrows(UnsupportedOperationException.class, loop::stop);
        loop.close();
        assertFalse(loop.isRunning());
    }

    @Test
    void aTaskThatPumpsEventsHoldsTheLoopAndTurnsDoNotNest() {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        hand.runAll();
        List<String> log = new ArrayList<>();
        loop.callSoon(() -> {
            loop.callSoonThreadsafe(() -> log.add("second"));
            loop.callSoon(() -> log.add("third"));
            hand.execute(() -> log.add("the dialog"));
            assertEquals(1, hand.runAll());
            log.add("first");
        });
        assertEquals(2, hand.runAll());
        assertEquals(List.of("the dialog", "first", "second", "third"), log);
        loop.close();
    }

    @Test
    void severalLoopsShareAThread() {
        ByHand hand = new ByHand();
        EventLoop outer = EventLoop.on(hand);
        EventLoop inner = EventLoop.on(outer::callSoonThreadsafe);
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        List<Object> log = new ArrayList<>();
        outer.callSoonThreadsafe(() -> {
            variable.set("outer");
            inner.callSoonThreadsafe(() -> {
                log.add(getRunningLoop());
                log.add(variable.get());
                variable.set("inner");
            });
        });
        outer.callSoonThreadsafe(() -> log.add(getRunningLoop()));
        while (hand.runAll() > 0) {
            continue;
        }
        assertEquals(List.of(outer, inner, "outer"), log);
        assertEquals("none", variable.get());
        inner.close();
        outer.close();
    }

    @Test
    void anExecutorThatRunsAtOnceIsRefused() {
        String message = assertThrows(IllegalStateException.class,
                () -> EventLoop.on(Runnable::run)).getMessage();
        assertTrue(message.contains("not within the call of execute"), message);
        assertThrows(NullPointerException.class, () -> EventLoop.on(null));
    }

    @Test
    void aRefusalOfTheExecutorReachesWhoHandsIn() {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        hand.runAll();
        hand.refusing = true;
        List<String> log = new ArrayList<>();
        assertThrows(RejectedExecutionException.class, () -> loop.callSoon(() -> log.add("no")));
        hand.refusing = false;
        loop.callSoon(() -> {
            log.add("yes");
            hand.refusing = true;
            loop.callSoon(() -> log.add("never"));
        });
        hand.runAll();
        assertEquals(List.of("yes"), log);
        loop.close();
    }

    @Test
    void whatLeavesTheLoopReachesTheExecutorAndTheRestGoesOn() {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        hand.runAll();
        List<String> log = new ArrayList<>();
        loop.callSoon(() -> {
            throw new SystemExit("enough");
        });
        loop.callSoon(() -> log.add("the rest"));
        assertThrows(SystemExit.class, hand::runAll);
        hand.runAll();
        assertEquals(List.of("the rest"), log);
        loop.close();
    }

    @Test
    void itHasNoChannels() throws Exception {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        hand.runAll();
        Pipe pipe = Pipe.open();
        assertThrows(UnsupportedOperationException.class,
                () -> loop.addReader(pipe.source(), () -> { }));
        assertThrows(UnsupportedOperationException.class,
                () -> loop.addWriter(pipe.sink(), () -> { }));
        assertFalse(loop.removeReader(pipe.source()));
        assertFalse(loop.removeWriter(pipe.sink()));
        pipe.source().close();
        pipe.sink().close();
        loop.close();
    }

    @Test
    void itIsClosedOutsideItsTurnsOnItsThread() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        runCoroutineThreadsafe(() -> {
            assertEquals("Cannot close a running event loop",
                    assertThrows(IllegalStateException.class, loop::close).getMessage());
            return null;
        }, loop).join();
        assertThrows(IllegalStateException.class, loop::close);
        on(() -> {
            loop.close();
            return null;
        });
        assertTrue(loop.isClosed());
        assertThrows(IllegalStateException.class, () -> loop.callSoonThreadsafe(() -> { }));
    }

    @Test
    void itIsClosedOnAnyThreadAfterItsOwnHasEnded() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        List<String> log = new ArrayList<>();
        loop.setExceptionHandler((source, context) -> log.add(context.message()));
        runCoroutineThreadsafe(() -> {
            createTask(threadAfter(3600));
            await(sleep(0));
            return null;
        }, loop).join();
        on(() -> null);
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
        loop.close();
        assertTrue(loop.isClosed());
        assertEquals(List.of("Task was destroyed but it is pending!"), log);
    }

    @Test
    void aTurnThatComesAfterTheCloseRunsNothing() {
        ByHand hand = new ByHand();
        EventLoop loop = EventLoop.on(hand);
        hand.runAll();
        List<String> log = new ArrayList<>();
        loop.callSoon(() -> log.add("dropped"));
        loop.close();
        assertEquals(1, hand.runAll());
        assertEquals(List.of(), log);
        loop.close();
    }

    @Test
    void aViewerOnAnotherThreadFindsItWhileItHasTasks() throws Exception {
        EventLoop loop = EventLoop.on(executor);
        CountDownLatch sleeping = new CountDownLatch(1);
        CompletableFuture<String> sleeper = runCoroutineThreadsafe(() -> {
            createTask(threadAfter(3600), "sleeper");
            await(sleep(0));
            sleeping.countDown();
            await(sleep(3600));
            return null;
        }, loop);
        sleeping.await();
        on(() -> null);
        LoopSnapshot seen = snapshots().stream()
                .filter(each -> each.loop().startsWith("ExecutorEventLoop")).findAny().orElseThrow();
        assertEquals("the executor", seen.thread());
        assertEquals(2, seen.tasks().size());
        sleeper.cancel(false);
        on(() -> {
            allTasks(loop).forEach(Task::cancel);
            return null;
        });
        runCoroutineThreadsafe(threadAfter(0), loop).join();
        on(() -> {
            loop.close();
            return null;
        });
        assertEquals(0, snapshots().stream()
                .filter(each -> each.loop().startsWith("ExecutorEventLoop")).count());
    }

    @Test
    void coroutinesRunOnSwingsEventThread() throws Exception {
        EventLoop loop = EventLoop.on(EventQueue::invokeLater);
        assertTrue(runCoroutineThreadsafe(() -> {
            await(sleep(0.001));
            boolean before = EventQueue.isDispatchThread();
            String elsewhere = await(toThread(() -> "" + EventQueue.isDispatchThread()));
            return Coroutine.of(before && elsewhere.equals("false")
                    && EventQueue.isDispatchThread());
        }, loop).join());
        EventQueue.invokeAndWait(loop::close);
    }
}
