package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThreadsTest extends Transcript {

    private static int twice(CountDownLatch gate, int number) throws InterruptedException {
        gate.await();
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        return number * 2;
    }

    @Test
    void theLoopTurnsWhileThreadsBlock() {
        ContextVar<String> variable = new ContextVar<>("var", "unset");
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Integer>> future = new ArrayList<>();
        int[] turn = {0};
        expect("""
                loop turns 0 False
                loop turns 1 False
                loop turns 2 False
                result 42
                raised ValueError: negative
                to_thread 8 True
                context from main | main keeps from main
                6 4 ValueError: negative
                """, coro(t -> {
            future.add(loop().runInExecutor(() -> twice(gate, 21)));
            return t.next();
        }, t -> {
            if (turn[0] < 3) {
                print("loop turns", turn[0]++, future.get(0).done());
                return t.again(sleep(0));
            }
            gate.countDown();
            return t.await(future.get(0));
        }, t -> {
            print("result", t.value());
            return t.await(loop().runInExecutor(() -> twice(gate, -1)));
        }, t -> {
            print("raised", exc(assertThrows(IllegalArgumentException.class, t::value)));
            Thread main = Thread.currentThread();
            return t.await(toThread(() -> twice(gate, 4) + " "
                    + (Thread.currentThread() != main ? "True" : "False")));
        }, t -> {
            print("to_thread", t.value());
            variable.set("from main");
            return t.await(toThread(() -> {
                String seen = variable.get();
                variable.set("changed in thread");
                return seen;
            }));
        }, t -> {
            print("context", t.value(), "| main keeps", variable.get());
            return t.await(gatherSettled(toThread(() -> twice(gate, 3)),
                    toThread(() -> twice(gate, 2)), toThread(() -> twice(gate, -1))));
        }, t -> {
            List<Outcome<Integer>> outcomes = t.value();
            print(outcomes.get(0).value(), outcomes.get(1).value(),
                    exc(outcomes.get(2).exception()));
            return t.done(null);
        }));
    }

    @Test
    void anActionGivesNothing() {
        List<String> log = new ArrayList<>();
        run(coro(t -> t.await(toThread(() -> {
            log.add("done");
        })), t -> {
            assertSame(null, t.<Object>value());
            return t.done(null);
        }));
        assertEquals(List.of("done"), log);
    }

    @Test
    void aCallThatHasNotBegunCanBeCancelled() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        CountDownLatch gate = new CountDownLatch(1);
        List<String> log = new ArrayList<>();
        run(coro(t -> {
            Future<Integer> first = loop().runInExecutor(one, () -> twice(gate, 1));
            Future<Boolean> second = loop().runInExecutor(one, () -> log.add("never"));
            second.cancel();
            gate.countDown();
            return t.await(first);
        }, t -> t.done(null)));
        one.shutdown();
        assertTrue(one.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(List.of(), log);
    }

    @Test
    void theDefaultExecutorIsRefusedOnceItIsShutDown() {
        run(coro(t -> t.await(loop().runInExecutor(() -> 1)),
                t -> t.await(loop().shutdownDefaultExecutor()), t -> {
                    t.value();
                    assertEquals("Executor shutdown has been called",
                            assertThrows(IllegalStateException.class,
                                    () -> loop().runInExecutor(() -> 1)).getMessage());
                    return t.done(null);
                }));
    }

    private static Coroutine<String> job(String kind, List<String> log) {
        return coro(t -> t.await(sleep(kind.equals("hang") ? 100 : 0)), t -> {
            try {
                t.value();
            } catch (CancelledError error) {
                log.add("job cancelled in the loop");
                throw error;
            }
            if (kind.equals("fail")) {
                throw new IllegalArgumentException("job failed");
            }
            return t.done("result of " + kind);
        });
    }

    @Test
    void otherThreadsRunCoroutinesOnTheLoop() throws Exception {
        List<String> log = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        EventLoop loop = Asyncio.newEventLoop();
        CountDownLatch hanging = new CountDownLatch(1);
        Thread client = new Thread(() -> {
            seen.add(runCoroutineThreadsafe(job("work", log), loop).join());
            CompletableFuture<String> failing = runCoroutineThreadsafe(job("fail", log), loop);
            seen.add(assertThrows(CompletionException.class, failing::join)
                    .getCause().getMessage());
            CompletableFuture<String> hangs = runCoroutineThreadsafe(job("hang", log), loop);
            loop.callSoonThreadsafe(() -> loop.callSoon(hanging::countDown));
            try {
                hanging.await();
            } catch (InterruptedException exception) {
                throw new AssertionError(exception);
            }
            seen.add("cancel " + hangs.cancel(false) + " " + hangs.isCancelled());
            assertThrows(CancellationException.class, hangs::join);
            loop.callSoonThreadsafe(() -> loop.callSoon(() -> loop.callSoon(loop::stop)));
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        client.setUncaughtExceptionHandler((thread, exception) -> failure.set(exception));
        client.start();
        loop.runForever();
        client.join();
        loop.close();
        assertSame(null, failure.get());
        assertEquals(List.of("result of work", "job failed", "cancel true true"), seen);
        assertEquals(List.of("job cancelled in the loop"), log);
    }

    @Test
    void waitingForItOnTheLoopsOwnThreadIsAnError() {
        Asyncio.<Void>run(coro(t -> {
            CompletableFuture<String> future =
                    runCoroutineThreadsafe(Coroutine.of("x"), loop());
            String message = assertThrows(IllegalStateException.class, future::join).getMessage();
            assertTrue(message.contains("would wait for ever"), message);
            assertThrows(IllegalStateException.class, future::get);
            return t.await(future);
        }, t -> {
            assertEquals("x", t.value());
            return t.done(null);
        }));
    }

    @Test
    void twoLoopsRunInTwoThreads() throws Exception {
        AtomicReference<EventLoop> other = new AtomicReference<>();
        Thread second = new Thread(() -> Asyncio.run(coro(t -> t.await(sleep(0.001)), t -> {
            other.set(Asyncio.getRunningLoop());
            return t.done(null);
        })));
        second.start();
        EventLoop mine = Asyncio.run(coro(t -> t.await(sleep(0.001)),
                t -> t.done(Asyncio.getRunningLoop())));
        second.join();
        assertNotSame(mine, other.get());
        assertFalse(mine.isRunning());
    }
}
