package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trace of a cancellation is what a Python traceback shows: the awaits that it crossed. */
class CancellationTraceTest {

    @Async
    private static Coroutine<Void> inner(Future<Void> future) {
        await(future);
        return null;
    }

    @Async
    private static Coroutine<Void> outer(Future<Void> future) {
        await(inner(future));
        return null;
    }

    @Async
    private static Coroutine<CancelledError> cancelled(
            BiConsumer<Task<?>, Future<?>> cancel) {
        Future<Void> future = getRunningLoop().createFuture();
        Task<Void> task = createTask(outer(future));
        await(sleep(0));
        cancel.accept(task, future);
        try {
            await(task);
        } catch (CancelledError error) {
            return Coroutine.of(error);
        }
        return null;
    }

    private static void assertTrace(CancelledError error) {
        String[] methods = Stream.of(error.getStackTrace()).map(StackTraceElement::getMethodName)
                .toArray(String[]::new);
        assertEquals("inner outer cancelled", String.join(" ", methods));
        for (StackTraceElement element : error.getStackTrace()) {
            assertEquals("CancellationTraceTest.java", element.getFileName());
            assertNotEquals(-1, element.getLineNumber());
        }
    }

    @Test
    void theSiteOfACancelledFutureStoodTwiceAndBelowTheLoopsOwnCalls() {
        assertTrace(run(cancelled((task, future) -> future.cancel("why"))));
    }

    @Test
    void theSiteOfACancelledTaskStoodTwiceAndBelowTheLoopsOwnCalls() {
        assertTrace(run(cancelled((task, future) -> task.cancel("why"))));
    }

    @Test
    void aTaskThatIsCancelledWhileItRunsShowsItsNextAwait() {
        Stream<StackTraceElement> trace = Stream.of(run(selfCancelled()).getStackTrace());
        assertEquals("selfCancelled", trace.map(StackTraceElement::getMethodName).findFirst()
                .orElseThrow());
    }

    @Async
    private static Coroutine<CancelledError> selfCancelled() {
        currentTask().cancel();
        try {
            await(sleep(0));
        } catch (CancelledError error) {
            return Coroutine.of(error);
        }
        return null;
    }
}
