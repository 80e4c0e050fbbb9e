package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.CancelledError;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tasks, futures, handles and loops say of themselves in each state. */
class TaskDescriptionTest extends VirtualTime {

    @Test
    void aTaskKnowsWhereItStands() {
        run(coro(t -> {
            Task<String> waits = createTask(coro(u -> u.await(sleep(1)), u -> {
                u.value();
                throw new IllegalArgumentException("failed");
            }), "t");
            assertEquals(List.of(), waits.getStack());
            assertEquals("<Task pending name='t'>", waits.toString());
            return t.await(sleep(0.5, waits));
        }, t -> {
            Task<String> waits = t.value();
            assertEquals("<Task pending name='t' wait_for=<Future pending>>", waits.toString());
            return t.await(sleep(1, waits));
        }, t -> {
            Task<String> failed = t.value();
            assertTrue(failed.getStack().stream()
                    .anyMatch(place -> place.getClassName().startsWith(
                            TaskDescriptionTest.class.getName())), failed.getStack().toString());
            assertEquals("<Task finished name='t' exception=java.lang.IllegalArgumentException:"
                    + " failed>", failed.toString());
            Task<String> cancelled = createTask(coro(u -> u.await(sleep(9)),
                    u -> u.done(u.value())), "c");
            return t.await(sleep(1, cancelled));
        }, t -> {
            Task<String> cancelled = t.value();
            cancelled.cancel();
            assertEquals("<Task cancelling name='c' wait_for=<Future cancelled>>",
                    cancelled.toString());
            return t.await(sleep(1, cancelled));
        }, t -> {
            Task<String> cancelled = t.value();
            assertEquals(List.of(), cancelled.getStack());
            assertEquals("<Task cancelled name='c'>", cancelled.toString());
            Task<Integer> done = createTask(dev.sospeso.Coroutine.of(1), "d");
            return t.await(sleep(1, done));
        }, t -> {
            Task<Integer> done = t.value();
            assertEquals(List.of(), done.getStack());
            assertEquals("<Task finished name='d' result=1>", done.toString());
            Task<Void> cancelling = createTask(Program.turns(3), "e");
            cancelling.cancel();
            assertEquals("<Task cancelling name='e'>", cancelling.toString());
            return t.await(sleep(1));
        }, t -> t.done(null)));
    }

    @Test
    void aTaskKnowsItsContext() {
        ContextVar<String> variable = new ContextVar<>("variable");
        Context own = new Context();
        run(coro(t -> {
            Task<?> main = Asyncio.currentTask();
            assertSame(main.getContext(), main.getContext());
            variable.set("main");
            assertEquals("main", main.getContext().get(variable));
            Task<Void> other = createTask(coro(u -> {
                variable.set("other");
                return u.done(null);
            }), "other", own);
            assertSame(own, other.getContext());
            return t.await(other);
        }, t -> {
            assertEquals("other", own.get(variable));
            return t.done(null);
        }));
        Task<Void> bare = Asyncio.run(coro(t -> {
            Task<Void> made = createTask(Program.turns(1));
            assertNotNull(made.getContext());
            assertEquals(0, made.getContext().size());
            return t.await(made);
        }, t -> t.done(null)));
        assertNull(bare);
    }

    @Test
    void variablesAndTheirTokensSayWhoseTheyAre() {
        new Context().run(() -> {
            ContextVar<Integer> variable = new ContextVar<>("variable", null);
            assertEquals("<ContextVar name='variable' default=null>", variable.toString());
            ContextVar<Integer> bare = new ContextVar<>("bare");
            ContextVar.Token<Integer> token = bare.set(1);
            assertEquals("<Token var=<ContextVar name='bare'>>", token.toString());
            bare.reset(token);
            assertEquals("<Token used var=<ContextVar name='bare'>>", token.toString());
        });
    }

    @Test
    void aStopIterationIsNoResult() {
        run(coro(t -> {
            Task<Void> task = createTask(new EscapingStop());
            return t.await(sleep(1, task));
        }, t -> {
            Task<Void> task = t.value();
            assertEquals("coroutine raised StopIteration", task.exception().getMessage());
            return t.done(null);
        }));
    }

    /** A coroutine by hand that breaks the rule. */
    private static final class EscapingStop extends StepFrame<Void> {
        @Override
        Object step(int at) throws Throwable {
            if (at == CREATED) {
                return await(1, () -> sleep(0));
            }
            awaited();
            throw new StopIteration("nobody's");
        }
    }

    @Test
    void futuresSayHowTheyEnded() {
        EventLoop loop = Asyncio.newEventLoop();
        Future<Integer> future = loop.createFuture();
        assertEquals("<Future pending>", future.toString());
        future.setResult(1);
        assertEquals("<Future finished result=1>", future.toString());
        Future<Integer> cancelled = loop.createFuture();
        cancelled.cancel("enough");
        assertEquals("<Future cancelled>", cancelled.toString());
        Future<Integer> failed = loop.createFuture();
        failed.setException(new IllegalArgumentException("no"));
        assertEquals("<Future finished exception=java.lang.IllegalArgumentException: no>",
                failed.toString());
        assertEquals("no", failed.exception().getMessage());
        assertThrows(NullPointerException.class,
                () -> loop.createFuture().setException(null));
        loop.close();
    }

    @Test
    void handlesSayWhatTheyWouldRun() {
        EventLoop loop = Asyncio.newEventLoop();
        Runnable callback = new Runnable() {
            @Override
            public void run() {
            }

            @Override
            public String toString() {
                return "a callback";
            }
        };
        Handle handle = loop.callSoon(callback);
        assertEquals("<Handle a callback>", handle.toString());
        handle.cancel();
        assertEquals("<Handle cancelled>", handle.toString());
        Handle timer = loop.callAt(1.5, callback);
        assertEquals("<TimerHandle when=1.5 a callback>", timer.toString());
        timer.cancel();
        assertEquals("<TimerHandle cancelled when=1.5>", timer.toString());
        assertEquals("<SelectorEventLoop running=false closed=false debug=false>",
                loop.toString());
        assertTrue(loop.snapshot().toString().endsWith(" not running, 0 tasks"));
        loop.close();
    }

    @Test
    void anOutcomeGivesItsValueOrThrowsItsException() {
        assertEquals(1, new Outcome<>(1, null).get());
        assertEquals("no", assertThrows(IllegalArgumentException.class,
                () -> new Outcome<>(null, new IllegalArgumentException("no")).get())
                .getMessage());
    }

    @Test
    void theCancellationOfAFutureIsSeenByEachWhoAwaitsIt() {
        List<String> log = new ArrayList<>();
        run(coro(t -> {
            Future<Void> future = Asyncio.getRunningLoop().createFuture();
            future.cancel("gone");
            for (int i = 0; i < 2; i++) {
                log.add(assertThrows(CancelledError.class, future::result).getMessage());
            }
            assertThrows(CancelledError.class, future::exception);
            assertFalse(future.cancel());
            return t.done(null);
        }));
        assertEquals(2, log.size());
    }
}
