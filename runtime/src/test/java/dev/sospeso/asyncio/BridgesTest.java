package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Loops, plain Java futures and executors: how ends and cancellations cross. */
class BridgesTest extends VirtualTime {

    @Test
    void aStageThatFailedGivesItsCauseAsItself() {
        IOException cause = new IOException("gone");
        assertSame(cause, CompletionStages.cause(new CompletionException(cause)));
        CompletionException bare = new CompletionException("nothing", null);
        assertSame(bare, CompletionStages.cause(bare));
        CancelledError ours = new CancelledError("ours");
        assertSame(ours, CompletionStages.cause(LoopCompletableFuture.cancellation(ours)));
        assertEquals("theirs", CompletionStages.cause(new CancellationException("theirs"))
                .getMessage());
    }

    @Test
    void aTailAwaitOfAStageMayBeNull() throws Throwable {
        assertNull(CompletionStages.tail(null, 0));
        assertEquals(3, CompletionStages.tail(CompletableFuture.completedFuture(3), 0));
    }

    @Test
    void aFailureOfATaskReachesItsView() {
        run(coro(t -> {
            Task<String> failing = createTask(coro(u -> {
                throw new IllegalArgumentException("no");
            }));
            CompletableFuture<String> view = failing.toCompletableFuture();
            return t.await(sleep(1, view));
        }, t -> {
            CompletableFuture<String> view = t.value();
            assertEquals("no", assertThrows(CompletionException.class, view::join)
                    .getCause().getMessage());
            assertFalse(view.cancel(true));
            assertThrows(Exception.class, () -> view.get(1, TimeUnit.SECONDS));
            return t.done(null);
        }));
    }

    @Test
    void aViewOfADoneFutureIsDone() {
        run(coro(t -> {
            Future<String> done = Asyncio.getRunningLoop().createFuture();
            done.setResult("there");
            assertEquals("there", done.toCompletableFuture().getNow("not"));
            Future<String> cancelled = Asyncio.getRunningLoop().createFuture();
            cancelled.cancel("why");
            CompletableFuture<String> view = cancelled.toCompletableFuture();
            assertThrows(CancellationException.class, view::join);
            // What join throws is a copy on newer JDKs, with a message of its own.
            assertEquals("why", view.handle((value, failure) -> failure.getMessage()).join());
            Future<String> failed = Asyncio.getRunningLoop().createFuture();
            failed.setException(new CancelledError("as an exception"));
            assertTrue(failed.toCompletableFuture().isCancelled());
            return t.done(null);
        }));
    }

    @Test
    void aSubmissionThatIsCancelledBeforeTheLoopTakesItNeverRuns() {
        List<String> log = new ArrayList<>();
        EventLoop loop = Asyncio.newEventLoop();
        CompletableFuture<Void> future = Asyncio.runCoroutineThreadsafe(
                Program.act(() -> log.add("ran")), loop);
        assertTrue(future.cancel(true));
        assertTrue(future.cancel(true));
        loop.runUntilComplete(Program.turns(4));
        assertEquals(List.of(), log);
        loop.close();
    }

    @Test
    void aCoroutineThatWasUsedFailsItsSubmission() {
        EventLoop loop = Asyncio.newEventLoop();
        List<String> log = new ArrayList<>();
        loop.setExceptionHandler((source, context) -> log.add(context.message()));
        Coroutine<Void> used = Program.turns(1);
        loop.runUntilComplete(used);
        CompletableFuture<Void> future = Asyncio.runCoroutineThreadsafe(used, loop);
        loop.runUntilComplete(Program.turns(1));
        assertEquals("cannot reuse already awaited coroutine",
                assertThrows(CompletionException.class, future::join).getCause().getMessage());
        assertEquals(1, log.size());
        loop.close();
    }

    @Test
    void cancellingAWrappedStageCancelsItOnce() {
        run(coro(t -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            Future<String> wrapped = Asyncio.wrapFuture(stage);
            assertTrue(wrapped.cancel());
            assertFalse(wrapped.cancel());
            assertTrue(stage.isCancelled());
            return t.await(sleep(0, wrapped));
        }, t -> {
            assertTrue(((Future<?>) t.value()).cancelled());
            CompletableFuture<String> stage = new CompletableFuture<>();
            Future<String> wrapped = Asyncio.wrapFuture(stage);
            stage.cancel(true);
            return t.await(sleep(1, wrapped));
        }, t -> {
            assertTrue(((Future<?>) t.value()).cancelled());
            CompletableFuture<String> stage = new CompletableFuture<>();
            Future<String> wrapped = Asyncio.wrapFuture(stage);
            stage.completeExceptionally(new CompletionException(new CancelledError("inner")));
            return t.await(sleep(1, wrapped));
        }, t -> {
            assertTrue(((Future<?>) t.value()).cancelled());
            return t.done(null);
        }));
    }

    @Test
    void aCallWithoutALoopCannotWaitForALoopsFuture() {
        EventLoop loop = Asyncio.newEventLoop();
        Future<String> future = loop.createFuture();
        CompletableFuture<String> call =
                CompletionStages.start(coro(t -> t.await(future), t -> t.done(t.value())));
        assertTrue(assertThrows(CompletionException.class, call::join).getCause().getMessage()
                .startsWith("no running event loop: cannot wait for <Future pending"));
        Awaitable<String> yieldsOddly = OddAwaiter::new;
        CompletableFuture<String> odd = CompletionStages.start(
                coro(t -> t.await(yieldsOddly), t -> t.done(t.value())));
        assertEquals("await got bad yield: odd",
                assertThrows(CompletionException.class, odd::join).getCause().getMessage());
        loop.close();
    }

    /** An awaiter that yields what nobody can wait for. */
    private static final class OddAwaiter implements dev.sospeso.Generator<Object, Object, String> {
        @Override
        public Object next() {
            return "odd";
        }

        @Override
        public Object send(Object value) {
            return "odd";
        }

        @Override
        public Object throwIn(Throwable exception) {
            throw Raise.<RuntimeException>any(exception);
        }

        @Override
        public void close() {
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public String result() {
            return null;
        }
    }

    @Test
    void aCallWithoutALoopGoesOnAfterABareYieldAndKeepsItsContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        Context context = new Context();
        context.run(() -> {
            variable.set("caller");
            CompletableFuture<String> gate = new CompletableFuture<>();
            CompletableFuture<String> call = CompletionStages.start(coro(
                    t -> t.await(sleep(0)), t -> {
                        variable.set("call");
                        return t.await(gate);
                    }, t -> t.done(variable.get())));
            assertEquals("caller", variable.get());
            gate.complete("go");
            assertEquals("call", call.join());
            assertEquals("caller", variable.get());
        });
    }

    @Test
    void aCallWithoutALoopThatIsCancelledTwiceIsCancelledOnce() {
        List<String> log = new ArrayList<>();
        CompletableFuture<String> gate = new CompletableFuture<>();
        CompletableFuture<String> call = CompletionStages.start(coro(t -> t.await(gate), t -> {
            log.add(assertThrows(CancelledError.class, t::value).getClass().getSimpleName());
            return t.done("ignored");
        }));
        assertTrue(call.cancel(true));
        assertTrue(call.cancel(true));
        assertTrue(gate.isCancelled());
        assertEquals(List.of("CancelledError"), log);
        CompletableFuture<Void> stop = CompletionStages.start(coro(t -> {
            throw new dev.sospeso.StopIteration();
        }));
        assertEquals("coroutine raised StopIteration",
                assertThrows(CompletionException.class, stop::join).getCause().getMessage());
    }

    @Test
    void noExecutorMeansTheDefaultOne() {
        Asyncio.<Void>run(coro(t -> t.await(Asyncio.getRunningLoop().runInExecutor(
                (Executor) null, () -> Thread.currentThread().getName())), t -> {
                    String name = t.value();
                    assertTrue(name.startsWith("asyncio_"), name);
                    return t.done(null);
                }));
    }

    @Test
    void whatReachesAClosedLoopIsDropped() {
        BaseEventLoop loop = new SelectorEventLoop();
        loop.close();
        List<String> log = new ArrayList<>();
        loop.callSoonUnlessClosed(() -> log.add("never"));
        assertEquals("Event loop is closed", assertThrows(IllegalStateException.class,
                () -> loop.callSoonThreadsafe(() -> log.add("never"))).getMessage());
        assertEquals(List.of(), log);
    }

    @Test
    void ensuringAFutureOfAnotherLoopIsRefusedWhereALoopIsGiven() {
        BaseEventLoop one = new SelectorEventLoop();
        BaseEventLoop other = new SelectorEventLoop();
        Future<Object> future = one.createFuture();
        assertSame(future, Futures.ensure(future, one));
        assertSame(future, Asyncio.ensureFuture(future));
        assertThrows(IllegalArgumentException.class, () -> Futures.ensure(future, other));
        one.close();
        other.close();
    }

    @Test
    void aCallThatBeganWithoutALoopMayGoOnUnderOne() {
        List<String> log = new ArrayList<>();
        CompletableFuture<String> gate = new CompletableFuture<>();
        CompletableFuture<String> call = CompletionStages.start(coro(t -> t.await(gate), t -> {
            log.add(String.valueOf(Asyncio.currentTask()));
            Future<String> future = Asyncio.getRunningLoop().createFuture();
            Asyncio.getRunningLoop().callSoon(() -> future.setResult("from the loop"));
            return t.await(future);
        }, t -> t.done(t.value())));
        run(coro(t -> {
            Task<?> task = Asyncio.currentTask();
            gate.complete("go");
            assertSame(task, Asyncio.currentTask());
            return t.await(call);
        }, t -> t.done(log.add(t.value()))));
        assertEquals(List.of("null", "from the loop"), log);
    }

    @Test
    void cancellingACallThatHasEndedDoesNothing() {
        CompletableFuture<String> call = CompletionStages.start(coro(t -> t.done("done")));
        assertFalse(call.cancel(true));
        assertEquals("done", call.join());
    }
}
