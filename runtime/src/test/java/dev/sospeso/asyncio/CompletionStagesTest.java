package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompletionStagesTest extends VirtualTime {

    private static <T> Coroutine<T> awaiting(CompletionStage<T> stage) {
        return coro(t -> t.await(stage), t -> t.done(t.value()));
    }

    @Test
    void withoutALoopItRunsAtOnceAndResumesOnTheCompletingThread() throws Exception {
        List<String> log = new ArrayList<>();
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> result = CompletionStages.start(coro(
                t -> {
                    log.add("runs on " + Thread.currentThread().getName());
                    return t.await(stage);
                },
                t -> {
                    log.add(t.value() + " on " + Thread.currentThread().getName());
                    return t.done("end");
                }));
        log.add("returned");
        Thread completer = new Thread(() -> stage.complete("value"), "completer");
        completer.start();
        completer.join();
        assertEquals("end", result.get(10, TimeUnit.SECONDS));
        assertEquals(List.of("runs on " + Thread.currentThread().getName(), "returned",
                "value on completer"), log);
    }

    @Test
    void underALoopItRunsAtOnceAndResumesOnTheLoop() {
        String main = Thread.currentThread().getName();
        List<String> log = new ArrayList<>();
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread completer = new Thread(() -> stage.complete("value"), "completer");
        run(coro(t -> {
            Task<?> outer = Asyncio.currentTask();
            CompletableFuture<String> result = CompletionStages.start(coro(
                    u -> {
                        log.add("inner task " + (Asyncio.currentTask() != outer));
                        return u.await(stage);
                    },
                    u -> {
                        log.add("resumed on " + Thread.currentThread().getName());
                        return u.done(u.value());
                    }));
            assertSame(outer, Asyncio.currentTask());
            log.add("returned");
            completer.start();
            return t.await(result);
        }, t -> {
            log.add(t.value());
            return t.done(null);
        }));
        assertEquals(List.of("inner task true", "returned", "resumed on " + main, "value"), log);
    }

    @Test
    void aStageThatIsDoneDoesNotSuspend() throws Exception {
        assertEquals("a", CompletionStages.start(
                awaiting(CompletableFuture.completedFuture("a"))).get());
        IOException failure = new IOException("no");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);
        CompletableFuture<String> result = CompletionStages.start(awaiting(failed));
        assertSame(failure, assertThrows(CompletionException.class, result::join).getCause());
    }

    @Test
    void anExceptionArrivesAsItself() {
        IOException failure = new IOException("no");
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<Throwable> result = CompletionStages.start(coro(
                t -> t.await(stage.thenApply(x -> x)),
                t -> {
                    try {
                        return t.done(t.value());
                    } catch (IOException exception) {
                        return t.done(exception);
                    }
                }));
        stage.completeExceptionally(failure);
        assertSame(failure, result.join());
    }

    @Test
    void cancellingTheResultCancelsTheStageAndTheCoroutine() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        List<String> log = new ArrayList<>();
        CompletableFuture<String> result = CompletionStages.start(coro(
                t -> t.await(stage),
                t -> {
                    try {
                        return t.done(t.value());
                    } catch (CancelledError error) {
                        log.add("cancelled, stage " + stage.isCancelled());
                        throw error;
                    }
                }));
        assertTrue(result.cancel(false));
        assertEquals(List.of("cancelled, stage true"), log);
        assertThrows(CancellationException.class, result::join);
    }

    @Test
    void aCoroutineMayOutliveItsCancelledResult() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        List<String> log = new ArrayList<>();
        CompletableFuture<String> result = CompletionStages.start(coro(
                t -> t.await(first),
                t -> {
                    assertThrows(CancelledError.class, t::value);
                    return t.await(second);
                },
                t -> {
                    log.add(t.value());
                    return t.done(null);
                }));
        result.cancel(false);
        second.complete("cleaned up");
        assertEquals(List.of("cleaned up"), log);
    }

    @Test
    void aCancelledStageCancelsTheAwait() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> result = CompletionStages.start(awaiting(stage));
        stage.cancel(false);
        assertTrue(result.isCancelled());
        assertThrows(CancellationException.class, result::join);
    }

    @Test
    void cancellingATaskCancelsTheStage() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        run(coro(t -> {
            Task<String> task = createTask(awaiting(stage));
            return t.await(sleep(0, task));
        }, t -> {
            Task<String> task = t.value();
            task.cancel();
            assertTrue(stage.isCancelled());
            return t.await(task);
        }, t -> {
            assertThrows(CancelledError.class, t::value);
            return t.done(null);
        }));
    }

    @Test
    void aLoopTaskAwaitsAStageOfAnotherThread() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CountDownLatch waiting = new CountDownLatch(1);
        Thread completer = new Thread(() -> {
            try {
                waiting.await();
            } catch (InterruptedException exception) {
                throw new AssertionError(exception);
            }
            stage.complete("value");
        });
        completer.start();
        Asyncio.<Void>run(coro(t -> {
            Asyncio.getRunningLoop().callSoon(waiting::countDown);
            return t.await(stage);
        }, t -> {
            assertEquals("value", t.value());
            return t.done(null);
        }));
        completer.join();
    }

    @Test
    void aMillionAwaitsOfDoneStagesNeedNoStack() {
        int[] count = {0};
        CompletableFuture<Integer> result = CompletionStages.start(coro(
                t -> count[0]++ < 1_000_000
                        ? t.again(CompletableFuture.completedFuture(1)) : t.done(count[0])));
        assertEquals(1_000_001, result.join());
    }

    @Test
    void stagesThatCompleteWhileTheyAreRegisteredNeedNoStack() {
        int[] count = {0};
        CompletableFuture<Integer> result = CompletionStages.start(coro(
                t -> count[0]++ < 100_000 ? t.again(new CompletesWhenWatched()) : t.done(count[0])));
        assertEquals(100_001, result.join());
    }

    /** Completes between the check and the registration. */
    private static final class CompletesWhenWatched extends CompletableFuture<Void> {
        @Override
        public CompletableFuture<Void> whenComplete(
                java.util.function.BiConsumer<? super Void, ? super Throwable> action) {
            CompletableFuture<Void> dependent = super.whenComplete(action);
            complete(null);
            return dependent;
        }
    }

    @Test
    void aLongChainOfDetachedCallsNeedsNoStack() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> last = first;
        for (int i = 0; i < 100_000; i++) {
            last = CompletionStages.start(awaiting(last));
        }
        first.complete("through");
        assertEquals("through", last.join());
    }

    @Test
    void noResumptionIsLostWhenStagesCompleteOnAnotherThread() throws Exception {
        int rounds = 20_000;
        CompletableFuture<?>[] stages = new CompletableFuture<?>[rounds];
        for (int i = 0; i < rounds; i++) {
            stages[i] = new CompletableFuture<>();
        }
        CyclicBarrier start = new CyclicBarrier(2);
        Thread completer = new Thread(() -> {
            try {
                start.await();
            } catch (Exception exception) {
                throw new AssertionError(exception);
            }
            for (CompletableFuture<?> stage : stages) {
                stage.complete(null);
            }
        });
        completer.start();
        int[] next = {0};
        start.await();
        CompletableFuture<String> result = CompletionStages.start(coro(
                t -> next[0] < rounds ? t.again(stages[next[0]++]) : t.done("all")));
        assertEquals("all", result.get(30, TimeUnit.SECONDS));
        completer.join();
    }

    @Test
    void noCancellationIsLostOrDoubled() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            CompletableFuture<String> first = new CompletableFuture<>();
            CompletableFuture<String> second = new CompletableFuture<>();
            CompletableFuture<Integer> seen = new CompletableFuture<>();
            int[] cancellations = {0};
            CompletableFuture<String> call = CompletionStages.start(coro(
                    t -> t.await(first),
                    t -> {
                        count(t, cancellations);
                        return t.await(second);
                    },
                    t -> {
                        count(t, cancellations);
                        seen.complete(cancellations[0]);
                        return t.done(null);
                    }));
            Thread completer = new Thread(() -> first.complete("x"));
            completer.start();
            call.cancel(false);
            completer.join();
            second.complete("y");
            assertEquals(1, seen.get(10, TimeUnit.SECONDS));
        }
    }

    private static void count(Steps.Turn turn, int[] cancellations) throws Throwable {
        try {
            turn.value();
        } catch (CancelledError error) {
            cancellations[0]++;
        }
    }

    @Test
    void aBareYieldWithoutALoopGoesOn() {
        assertEquals("on", CompletionStages.start(coro(t -> t.await(sleep(0)),
                t -> t.done("on"))).join());
    }

    @Test
    void aLoopsFutureCannotBeAwaitedWithoutTheLoop() {
        EventLoop loop = Asyncio.newEventLoop();
        Future<String> future = loop.createFuture();
        CompletableFuture<String> result = CompletionStages.start(coro(t -> t.await(future),
                t -> t.done(t.value())));
        Throwable cause = assertThrows(CompletionException.class, result::join).getCause();
        assertTrue(cause.getMessage().startsWith("no running event loop"), cause.getMessage());
        assertFalse(future.done());
        loop.close();
    }

    @Test
    void aDetachedCallHasItsOwnContext() {
        ContextVar<String> variable = new ContextVar<>("variable", "unset");
        CompletableFuture<Void> stage = new CompletableFuture<>();
        CompletableFuture<String> result = CompletionStages.start(coro(t -> {
            variable.set("inside");
            return t.await(stage);
        }, t -> t.done(variable.get())));
        assertEquals("unset", variable.get());
        CompletableFuture.runAsync(() -> stage.complete(null)).join();
        assertEquals("inside", result.join());
    }
}
