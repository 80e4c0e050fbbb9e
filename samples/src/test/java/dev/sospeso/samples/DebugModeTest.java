package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
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
        assertTrue(task.startsWith("<Task pending name='doomed' wait_for=<Future pending>"
                + " created at " + DebugModeTest.class.getName()), task);
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
}
