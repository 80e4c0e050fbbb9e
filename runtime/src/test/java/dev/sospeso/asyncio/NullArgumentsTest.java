package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.AsyncIterable;
import dev.sospeso.Coroutine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** A null is refused where it is given, and the message says what was null. */
class NullArgumentsTest {

    private record Call(String message, Executable call) { }

    private final BaseEventLoop loop = new SelectorEventLoop();

    @AfterEach
    void close() {
        loop.close();
    }

    @TestFactory
    List<DynamicTest> eachIsNamed() {
        Condition condition = new Condition();
        return List.of(
                new Call("the lock is null", () -> new Condition(null)),
                new Call("waitFor(null): the predicate is null", () -> condition.waitFor(null)),
                new Call("waitForValue(null): the supplier is null",
                        () -> condition.waitForValue(null)),
                new Call("with(null): the body is null", () -> new Lock().with(null)),
                new Call("the comparator is null", () -> new PriorityQueue<String>(null)),
                new Call("the callable is null",
                        () -> loop.runInExecutor((Callable<String>) null)),
                new Call("setDefaultExecutor(null)", () -> loop.setDefaultExecutor(null)),
                new Call("toThread(null)", () -> Asyncio.toThread((Callable<String>) null)),
                new Call("the callback is null", () -> loop.callSoon(null)),
                new Call("addDoneCallback(null)",
                        () -> loop.createFuture().addDoneCallback(null)),
                new Call("createTask(null)", () -> loop.createTask(null)),
                new Call("a future, a coroutine or an awaitable is required",
                        () -> Futures.ensure(null, loop)),
                new Call("runCoroutineThreadsafe(null)",
                        () -> Asyncio.runCoroutineThreadsafe((Coroutine<String>) null, loop)),
                new Call("await(null): the CompletionStage is null",
                        () -> CompletionStages.await((CompletionStage<?>) null, 0)),
                new Call("publisher(null): the iterable is null",
                        () -> Publishers.publisher(null, loop)),
                new Call("the loop is null", () -> Publishers.publisher(
                        (AsyncIterable<String>) () -> null, null)),
                new Call("EventLoop.on(null)", () -> EventLoop.on(null))
        ).stream().map(each -> DynamicTest.dynamicTest(each.message(), () -> {
            String message = assertThrows(NullPointerException.class, each.call()).getMessage();
            assertTrue(message.startsWith(each.message()), message);
        })).toList();
    }
}
