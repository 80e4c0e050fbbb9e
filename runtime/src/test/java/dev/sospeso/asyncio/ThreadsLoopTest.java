package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which loop a thread has when none runs on it: the main thread gets one by itself, once. */
class ThreadsLoopTest {

    private static <T> T in(String threadName, Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(action.get());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        }, threadName);
        thread.start();
        return result.join();
    }

    @Test
    void theMainThreadGetsALoopByItself() {
        assertTrue(in("main", () -> {
            EventLoop loop = Asyncio.getEventLoop();
            assertSame(loop, Asyncio.getEventLoop());
            assertEquals(5, loop.runUntilComplete(Program.get(() -> {
                assertSame(loop, Asyncio.getEventLoop());
                return Asyncio.sleep(0, 5);
            })));
            loop.close();
            return loop.isClosed();
        }));
    }

    @Test
    void onceALoopWasSetTheMainThreadIsAsOthers() {
        assertEquals("There is no current event loop in thread 'main'.", in("main", () -> {
            Asyncio.setEventLoop(null);
            return assertThrows(IllegalStateException.class, Asyncio::getEventLoop).getMessage();
        }));
    }

    @Test
    void otherThreadsHaveNoneUntilOneIsSet() {
        assertEquals("There is no current event loop in thread 'other'.", in("other", () -> {
            String message = assertThrows(IllegalStateException.class,
                    Asyncio::getEventLoop).getMessage();
            EventLoop loop = Asyncio.newEventLoop();
            Asyncio.setEventLoop(loop);
            assertSame(loop, Asyncio.getEventLoop());
            loop.close();
            return message;
        }));
    }
}
