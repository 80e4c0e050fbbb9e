package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** In debug mode each message says what and where. */
class DebugModeTest {

    private static final String PLACE = ".*DebugModeTest\\.";
    private static final String LINE = "\\(DebugModeTest\\.java:\\d+\\)";

    @Async
    static Coroutine<Void> sleeper(double seconds) {
        await(sleep(seconds));
        return null;
    }

    @Test
    void aTaskSaysWhereItWasMade() {
        run(() -> {
            Task<Void> task = createTask(sleeper(0));
            assertTrue(task.toString().contains(
                    " created at " + DebugModeTest.class.getName() + "."), task.toString());
            await(task);
            return null;
        }, true);
    }

    @Test
    void withoutDebugModeItDoesNot() {
        run(() -> {
            getRunningLoop().setDebug(false);
            Task<Void> task = createTask(sleeper(0));
            assertFalse(task.toString().contains("created at"), task.toString());
            await(task);
            return null;
        }, false);
    }

    @Test
    void aPendingTaskThatIsDestroyedSaysWhatAndWhere() {
        VirtualLoop loop = new VirtualLoop();
        loop.setDebug(true);
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setExceptionHandler((source, context) -> reported.add(context));
        loop.createTask(sleeper(60), "doomed");
        loop.advance(1);
        loop.close();
        assertEquals("Task was destroyed but it is pending!", reported.get(0).message());
        String task = reported.get(0).future().toString();
        assertTrue(task.matches("<Task pending name='doomed' coro=<" + PLACE + "sleeper" + LINE
                + "> wait_for=<Future pending> created at " + PLACE + ".*>"), task);
        assertEquals(1, reported.size());
    }

    @Test
    void aSlowStepIsLoggedWithTheAwaitItReached() {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.sospeso.asyncio");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            run(() -> {
                EventLoop loop = getRunningLoop();
                loop.setSlowCallbackDuration(0);
                await(sleeper(0.001));
                loop.setSlowCallbackDuration(1000);
                return null;
            }, true);
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        String first = logged.get(0);
        assertTrue(first.matches("(?s)Executing <Task .* took \\d+\\.\\d{3} seconds\n"
                + "    at .*DebugModeTest\\.sleeper\\(DebugModeTest\\.java:\\d+\\)\n"
                + "    at .*DebugModeTest.*"), first);
    }

    @Async
    static Coroutine<Void> failing() {
        await(sleep(0));
        throw new IllegalArgumentException("lost");
    }

    private static List<ExceptionContext> reportsOf(Coroutine<Void> program) {
        VirtualLoop loop = new VirtualLoop();
        loop.setDebug(true);
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setExceptionHandler((source, context) -> reported.add(context));
        loop.runUntilComplete(program);
        loop.close();
        return reported;
    }

    @Async
    static Coroutine<Void> losesAnException() {
        createTask(failing(), "loser");
        await(sleep(1));
        return null;
    }

    @Test
    void anExceptionNobodyRetrievedSaysWhatItIsAndWhereItsTaskWasMade() {
        List<ExceptionContext> reported = reportsOf(losesAnException());
        assertEquals(1, reported.size());
        String message = reported.get(0).message();
        assertTrue(message.matches("(?s)Task exception was never retrieved\nTask created at "
                + PLACE + "losesAnException" + LINE), message);
        assertEquals("lost", reported.get(0).exception().getMessage());
        assertEquals("failing", reported.get(0).exception().getStackTrace()[0].getMethodName());
    }

    @Async
    static Coroutine<Void> forgets() {
        Coroutine<Void> forgotten = sleeper(1);
        await(sleep(forgotten.state() == Coroutine.State.CREATED ? 1 : 0));
        return null;
    }

    @Test
    void aCoroutineThatWasNeverAwaitedSaysItsMethodAndWhereItWasMade() {
        List<ExceptionContext> reported = reportsOf(forgets());
        assertEquals(1, reported.size());
        String message = reported.get(0).message();
        assertTrue(message.matches("(?s)coroutine 'sleeper' was never awaited\n"
                + "Coroutine created at " + PLACE + "forgets" + LINE), message);
    }

    @Async
    static Coroutine<List<String>> calledFromAForeignThread() {
        EventLoop loop = getRunningLoop();
        Future<Void> future = loop.createFuture();
        Task<?> task = currentTask();
        List<Runnable> calls = List.of(() -> loop.callSoon(() -> { }),
                () -> loop.callLater(1, () -> { }), () -> future.setResult(null),
                () -> future.addDoneCallback(done -> { }), task::cancel, () -> loop.stop());
        List<String> refusals = await(toThread(() -> calls.stream()
                .map(call -> assertThrows(IllegalStateException.class, call::run).getMessage())
                .toList()));
        return Coroutine.of(refusals);
    }

    @Test
    void aCallFromAForeignThreadSaysTheCallBothThreadsAndTheRemedy() {
        List<String> refusals = run(calledFromAForeignThread(), true);
        List<String> calls = List.of("EventLoop.callSoon", "EventLoop.callLater",
                "Future.setResult", "Future.addDoneCallback", "Task.cancel", "EventLoop.stop");
        for (int i = 0; i < calls.size(); i++) {
            String refusal = refusals.get(i);
            assertTrue(refusal.matches(calls.get(i) + " was called on thread 'asyncio_\\d+', but its"
                    + " event loop runs on thread '" + Thread.currentThread().getName()
                    + "': hand it over with loop.callSoonThreadsafe.*"), refusal);
        }
    }
}
