package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Handle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes to the log when nothing else is told of it. */
class LoggingTest {

    @Async
    private static AsyncGenerator<String, Void> generator() {
        AsyncGenerator.yield("something");
        return null;
    }

    @Test
    void aGeneratorThatBeginsAfterTheShutdownIsWarnedOf() {
        List<String> logged = Logged.by(() -> run(() -> {
            await(getRunningLoop().shutdownAsyncgens());
            AsyncGenerator<String, Void> late = generator();
            await(late.anext());
            await(late.aclose());
            return null;
        }));
        assertEquals(1, logged.size(), logged.toString());
        assertTrue(logged.get(0).contains("was scheduled after loop.shutdown_asyncgens() call"),
                logged.toString());
    }

    @Test
    void anExceptionHandlerThatFailsIsLoggedWithWhatItWasToldOf() {
        EventLoop loop = Asyncio.newEventLoop();
        List<String> logged = Logged.by(() -> {
            loop.setExceptionHandler((source, context) -> {
                throw new IllegalStateException("in the handler");
            });
            loop.callExceptionHandler(ExceptionContext.of("something"));
            Handle handle = loop.callSoon(() -> { });
            loop.defaultExceptionHandler(ExceptionContext.of(null).withHandle(handle));
        });
        assertEquals("Unhandled error in exception handler for: something", logged.get(0));
        assertTrue(logged.get(1).startsWith("Unhandled exception in event loop\nhandle: <Handle"),
                logged.get(1));
        loop.setExceptionHandler(null);
        loop.close();
    }
}
