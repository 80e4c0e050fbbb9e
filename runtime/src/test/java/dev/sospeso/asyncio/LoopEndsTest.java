package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How loops and runners end, and what they report. */
class LoopEndsTest {

    private final EventLoop loop = Asyncio.newEventLoop();
    private final List<String> reported = new ArrayList<>();

    private void report() {
        loop.setExceptionHandler((source, context) -> reported.add(context.message()));
    }

    @Test
    void whatLeavesTheLoopIsNotTheAwaitedFuturesOwn() {
        report();
        Future<String> future = loop.createFuture();
        SystemExit exit = new SystemExit("enough");
        loop.callSoon(() -> {
            throw exit;
        });
        assertSame(exit,
                assertThrows(SystemExit.class, () -> loop.runUntilComplete(future)));
        future.setResult("later");
        assertEquals("later", loop.runUntilComplete(future));
        loop.close();
    }

    @Test
    void aLoopThatIsStoppedTooEarlyDropsItsOwnTaskQuietly() {
        report();
        loop.callSoon(loop::stop);
        assertEquals("Event loop stopped before Future completed.", assertThrows(
                IllegalStateException.class, () -> loop.runUntilComplete(sleep(3600)))
                .getMessage());
        loop.createTask(sleep(3600), "known");
        loop.close();
        assertEquals(List.of("Task was destroyed but it is pending!"), reported);
    }

    @Test
    void anExceptionWithoutATraceStillNamesTheCaller() {
        class Traceless extends RuntimeException {
            private static final long serialVersionUID = 1;

            Traceless() {
                super("no trace", null, false, true);
            }
        }

        Traceless exception = assertThrows(Traceless.class,
                () -> loop.runUntilComplete(Program.act(() -> {
                    Traceless thrown = new Traceless();
                    thrown.setStackTrace(new StackTraceElement[0]);
                    throw thrown;
                })));
        assertTrue(List.of(exception.getStackTrace()).stream().anyMatch(
                place -> place.getClassName().startsWith(LoopEndsTest.class.getName())));
        loop.close();
    }

    @Test
    void whatLeavesTheLoopLeavesItsExceptionHandlerToo() {
        loop.setExceptionHandler((source, context) -> {
            throw new SystemExit("from the handler");
        });
        assertThrows(SystemExit.class,
                () -> loop.callExceptionHandler(ExceptionContext.of("something")));
        loop.setExceptionHandler(null);
        loop.close();
    }

    @Test
    void debugModeMayBeTurnedOnAndOffWhileTheLoopRuns() {
        report();
        List<Object> kept = new ArrayList<>();
        loop.runUntilComplete(coro(t -> {
            loop.setDebug(true);
            kept.add(sleep(1));
            loop.setDebug(false);
            kept.add(sleep(1));
            return t.done(null);
        }));
        loop.close();
        assertEquals(1, reported.size());
        assertTrue(reported.get(0).contains("was never awaited"), reported.toString());
    }

    @Test
    void coroutinesThatWereAwaitedAreForgottenInDebugMode() {
        report();
        loop.setDebug(true);
        loop.runUntilComplete(Program.repeat(600, i -> sleep(0)));
        loop.close();
        assertEquals(List.of(), reported);
    }

    @Test
    void aRunnerTakesAContextForOneRun() {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        try (Runner runner = new Runner()) {
            runner.run(Program.act(() -> variable.set("here")), context);
            assertEquals("none", runner.run(() -> dev.sospeso.Coroutine.of(variable.get())));
        }
        assertEquals("here", context.get(variable));
    }

    @Test
    void anInterruptThatComesWhenTheMainTaskIsDoneLeavesAtOnce() {
        Runner runner = new Runner();
        assertThrows(KeyboardInterrupt.class, () -> runner.run(Program.act(() -> {
            Thread.currentThread().interrupt();
        })));
        runner.close();
        assertTrue(Thread.interrupted());
    }

    @Test
    void aCancellationAfterAnInterruptIsItselfWhenOthersAskedForItToo() {
        Runner runner = new Runner();
        assertThrows(CancelledError.class, () -> runner.run(coro(t -> {
            Asyncio.currentTask().cancel();
            Thread.currentThread().interrupt();
            return t.await(sleep(0));
        }, t -> t.done(t.value()))));
        runner.close();
        assertTrue(Thread.interrupted());
    }

    @Test
    void anAwaiterMayYieldAFutureThatIsDone() {
        Future<String> done = loop.createFuture();
        done.setResult("there");
        Awaitable<String> yieldsDone = () -> new FutureOnce(done);
        assertEquals("there", loop.runUntilComplete(Program.get(() -> yieldsDone)));
        Task<String> cancelled = loop.createTask(Program.get(() -> {
            Asyncio.currentTask().cancel();
            return yieldsDone;
        }));
        loop.runUntilComplete(Program.ended(List.of(cancelled)));
        assertTrue(cancelled.cancelled());
        loop.close();
    }

    /** Yields a future once, whatever its state, and gives its result. */
    private static final class FutureOnce
            implements dev.sospeso.Generator<Object, Object, String> {
        private final Future<String> future;
        private boolean yielded;

        FutureOnce(Future<String> future) {
            this.future = future;
        }

        @Override
        public Object next() {
            return send(null);
        }

        @Override
        public Object send(Object value) {
            if (yielded) {
                throw new dev.sospeso.StopIteration(future.result());
            }
            yielded = true;
            return future;
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
            return !yielded;
        }

        @Override
        public String result() {
            return future.result();
        }
    }

    @Test
    void aShieldThatIsCancelledAsItsFutureFailsHasSeenTheFailure() {
        report();
        loop.runUntilComplete(coro(t -> {
            Future<String> inner = Asyncio.getRunningLoop().createFuture();
            Future<String> outer = Asyncio.shield(inner);
            inner.setException(new IllegalArgumentException("unseen"));
            outer.cancel();
            return t.await(sleep(0));
        }, t -> t.done(null)));
        loop.close();
        assertEquals(List.of(), reported);
    }
}
