package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FutureTest extends Transcript {

    @Test
    void itIsPendingThenDoneForEver() {
        expect("""
                pending result raised InvalidStateError: Result is not set.
                pending exception raised InvalidStateError: Exception is not set.
                done False cancelled False
                set -> None
                set_result again raised InvalidStateError: invalid state
                set_exception after raised InvalidStateError: invalid state
                cancel after -> False
                result -> 1
                exception -> None
                set_exception -> None
                result raised ValueError: bad
                result again raised ValueError: bad
                exception kind -> ValueError: bad
                cancel -> True
                cancel twice -> False
                set_result cancelled raised InvalidStateError: invalid state
                result raised CancelledError
                exception raised CancelledError
                done True cancelled True
                """, coro(t -> {
            Future<Integer> f = loop().createFuture();
            attempt("pending result", f::result);
            attempt("pending exception", f::exception);
            print("done", f.done(), "cancelled", f.cancelled());
            attempt("set", () -> f.setResult(1));
            attempt("set_result again", () -> f.setResult(2));
            attempt("set_exception after",
                    () -> f.setException(new IllegalArgumentException()));
            attempt("cancel after", () -> f.cancel());
            attempt("result", f::result);
            attempt("exception", f::exception);
            Future<Integer> g = loop().createFuture();
            attempt("set_exception", () -> g.setException(new IllegalArgumentException("bad")));
            attempt("result", g::result);
            attempt("result again", g::result);
            attempt("exception kind", () -> exc(g.exception()));
            Future<Integer> h = loop().createFuture();
            attempt("cancel", () -> h.cancel());
            attempt("cancel twice", () -> h.cancel());
            attempt("set_result cancelled", () -> h.setResult(3));
            attempt("result", h::result);
            attempt("exception", h::exception);
            print("done", h.done(), "cancelled", h.cancelled());
            return t.done(null);
        }));
    }

    @Test
    void aStopIterationCannotBeItsException() {
        EventLoop loop = Asyncio.newEventLoop();
        Future<String> future = loop.createFuture();
        assertThrows(IllegalArgumentException.class,
                () -> future.setException(new StopIteration()));
        assertTrue(!future.done());
        loop.close();
    }

    private Coroutine<Void> waiter(String name, Future<Integer> future) {
        return coro(t -> t.await(future), t -> {
            try {
                print(name, "got", t.value());
            } catch (Throwable exception) {
                print(name, "raised", exc(exception));
            }
            return t.done(null);
        });
    }

    private Coroutine<Void> round(String label, BiConsumer<Future<Integer>, List<Task<Void>>> end) {
        List<Task<Void>> tasks = new ArrayList<>();
        List<Future<Integer>> future = new ArrayList<>();
        int[] next = {0};
        return coro(t -> {
            print(label);
            future.add(loop().createFuture());
            for (int i = 0; i < 3; i++) {
                tasks.add(createTask(waiter("w" + i, future.get(0))));
            }
            return t.await(sleep(0));
        }, t -> {
            end.accept(future.get(0), tasks);
            print("  finished, nobody woke yet");
            return t.next();
        }, t -> next[0] < 3 ? t.again(tasks.get(next[0]++)) : t.next(), t -> {
            print("  cancelled", future.get(0).cancelled());
            return t.done(null);
        });
    }

    @Test
    void severalAwaitersWakeInOrder() {
        expect("""
                result
                  finished, nobody woke yet
                w0 got 42
                w1 got 42
                w2 got 42
                  cancelled False
                exception
                  finished, nobody woke yet
                w0 raised ValueError: v
                w1 raised ValueError: v
                w2 raised ValueError: v
                  cancelled False
                future cancel
                  finished, nobody woke yet
                w0 raised CancelledError: why
                w1 raised CancelledError: why
                w2 raised CancelledError: why
                  cancelled True
                task cancel
                  finished, nobody woke yet
                w0 raised CancelledError
                w1 raised CancelledError
                w2 raised CancelledError
                  cancelled True
                """, coro(
                t -> t.await(round("result", (f, tasks) -> f.setResult(42))),
                t -> t.await(round("exception",
                        (f, tasks) -> f.setException(new IllegalArgumentException("v")))),
                t -> t.await(round("future cancel", (f, tasks) -> f.cancel("why"))),
                t -> t.await(round("task cancel", (f, tasks) -> tasks.get(1).cancel())),
                t -> t.done(null)));
    }

    @Test
    void callbacksAreRemovedByIdentityHoweverOftenAdded() {
        Consumer<Future<String>> one = f -> print("one", f.result());
        Consumer<Future<String>> two = f -> print("two", f.result());
        expect("""
                removed 2
                removed 0
                removed after set 0
                nothing ran yet
                two r
                two r
                ran
                """, coro(t -> {
            Future<String> f = loop().createFuture();
            f.addDoneCallback(one);
            f.addDoneCallback(two);
            f.addDoneCallback(one);
            print("removed", f.removeDoneCallback(one));
            print("removed", f.removeDoneCallback(one));
            f.addDoneCallback(two);
            f.setResult("r");
            print("removed after set", f.removeDoneCallback(two));
            print("nothing ran yet");
            return t.await(sleep(0));
        }, t -> {
            print("ran");
            return t.done(null);
        }));
    }

    @Test
    void itCanBeAwaitedByHand() {
        EventLoop loop = Asyncio.newEventLoop();
        Future<String> future = loop.createFuture();
        Generator<Object, Object, String> awaiter = future.awaiter();
        assertSame(future, awaiter.next());
        assertEquals("await wasn't used with future",
                assertThrows(IllegalStateException.class, awaiter::next).getMessage());
        Generator<Object, Object, String> second = future.awaiter();
        second.next();
        future.setResult("r");
        assertEquals("r", assertThrows(StopIteration.class, second::next).value());
        assertEquals("r", second.result());
        loop.close();
    }

    @Test
    void aForeignThreadIsRefusedWhileTheLoopRuns() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        run(coro(t -> {
            Future<String> future = loop().createFuture();
            Thread stranger = new Thread(() -> {
                try {
                    future.setResult("r");
                } catch (Throwable exception) {
                    thrown.set(exception);
                }
            }, "stranger");
            stranger.start();
            stranger.join();
            assertTrue(!future.done());
            return t.done(null);
        }));
        assertEquals("Future.setResult was called on thread 'stranger', but its event loop runs on"
                + " thread '" + Thread.currentThread().getName() + "': hand it over with"
                + " loop.callSoonThreadsafe(() -> ...)", thrown.get().getMessage());
    }

    @Test
    void itsViewForOtherThreadsCancelsItOnTheLoop() {
        run(coro(t -> {
            Future<String> future = loop().createFuture();
            CompletableFuture<String> view = future.toCompletableFuture();
            assertThrows(IllegalStateException.class, view::join);
            CompletableFuture.runAsync(() -> view.cancel(false)).join();
            return t.await(future);
        }, t -> {
            assertThrows(dev.sospeso.CancelledError.class, t::value);
            return t.done(null);
        }));
    }

    @Test
    void anExceptionNobodyRetrievesIsReported() {
        List<ExceptionContext> reports = new ArrayList<>();
        IllegalArgumentException lost = new IllegalArgumentException("lost");
        run(coro(t -> {
            loop().setExceptionHandler((loop, context) -> reports.add(context));
            Future<String> future = loop().createFuture();
            future.setException(lost);
            Future<String> seen = loop().createFuture();
            seen.setException(new IllegalArgumentException("seen"));
            seen.exception();
            createTask(coro(u -> {
                throw lost;
            }));
            return t.await(sleep(0));
        }, t -> t.done(null)));
        assertEquals(2, reports.size());
        assertEquals("Task exception was never retrieved", reports.get(0).message());
        assertEquals("Future exception was never retrieved", reports.get(1).message());
        assertSame(lost, reports.get(1).exception());
    }

    @Test
    void aLostExceptionIsReportedWhenTheFutureIsGarbage() throws Exception {
        List<ExceptionContext> reports = new ArrayList<>();
        EventLoop loop = Asyncio.newEventLoop();
        loop.setExceptionHandler((of, context) -> reports.add(context));
        loop.createFuture().setException(new IllegalArgumentException("lost"));
        for (int i = 0; i < 200 && reports.isEmpty(); i++) {
            System.gc();
            loop.runUntilComplete(sleep(0.005));
        }
        assertEquals("Future exception was never retrieved", reports.get(0).message());
        loop.close();
        assertEquals(1, reports.size());
    }
}
