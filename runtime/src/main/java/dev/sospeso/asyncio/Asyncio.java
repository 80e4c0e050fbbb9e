package dev.sospeso.asyncio;

import dev.sospeso.AsyncIterable;
import dev.sospeso.AwaitEach;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Untransformed;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The door to the runtime, made for {@code import static dev.sospeso.asyncio.Asyncio.*}. */
public final class Asyncio {

    private Asyncio() {
    }

    /**
     * Suspends the async method until an awaitable is done.
     *
     * @param awaitable a coroutine, a future, a task or another awaitable
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T> T await(Awaitable<? extends T> awaitable) {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until a stage is done.
     *
     * @param stage the stage; it may be completed on any thread
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself, never wrapped
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T> T await(CompletionStage<? extends T> stage) {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until an awaitable is done, and tells the compiler what it throws.
     *
     * @param awaitable a coroutine, a future, a task or another awaitable
     * @param mayThrow a checked exception that it may throw
     * @param <T> the type of the result
     * @param <X> the type of the exception
     * @return its result; its exception is thrown as itself
     * @throws X if the awaitable throws it
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T, X extends Throwable> T await(Awaitable<? extends T> awaitable,
            Class<X> mayThrow) throws X {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Suspends the async method until a stage is done, and tells the compiler what it throws.
     *
     * @param stage the stage; it may be completed on any thread
     * @param mayThrow a checked exception that it may throw
     * @param <T> the type of the result
     * @param <X> the type of the exception
     * @return its result; its exception is thrown as itself, never wrapped
     * @throws X if the stage fails with it
     * @throws IllegalStateException when reached in code that was not transformed
     */
    public static <T, X extends Throwable> T await(CompletionStage<? extends T> stage,
            Class<X> mayThrow) throws X {
        throw Untransformed.suspensionPoint("await");
    }

    /**
     * Does nothing but tell the compiler that what stands beside it may throw a checked exception.
     *
     * @param type the exception
     * @param <X> its type
     * @throws X never
     */
    public static <X extends Throwable> void mayThrow(Class<X> type) throws X {
    }

    /**
     * Walks an async iterable in the head of a for-each loop of an async method.
     *
     * @param iterable what to walk
     * @param <T> the type of the elements
     * @return what the for-each loop walks
     */
    public static <T> AwaitEach<T> awaitEach(AsyncIterable<? extends T> iterable) {
        return new AwaitEach<>(iterable);
    }

    /**
     * Runs a coroutine on a new loop until it is done.
     *
     * @param coroutine the main coroutine
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(Coroutine<T> coroutine) {
        EventLoop loop = newEventLoop();
        try {
            return loop.runUntilComplete(coroutine);
        } finally {
            loop.close();
        }
    }

    /**
     * Makes a task of a coroutine on the running loop.
     *
     * @param coroutine what it runs
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T> Task<T> createTask(Coroutine<T> coroutine) {
        return BaseEventLoop.running().createTask(coroutine);
    }

    /**
     * Makes a coroutine that sleeps.
     *
     * @param seconds how long; 0 or less lets the others have one turn
     * @return the coroutine
     */
    public static Coroutine<Void> sleep(double seconds) {
        return new Sleep<>(Delay.nanos(seconds), null);
    }

    /**
     * Makes a coroutine that sleeps.
     *
     * @param duration how long; zero or less lets the others have one turn
     * @return the coroutine
     */
    public static Coroutine<Void> sleep(Duration duration) {
        return new Sleep<>(Delay.nanos(duration), null);
    }

    /**
     * Returns the task that runs now.
     *
     * @return the task, or null in a callback
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static Task<?> currentTask() {
        return BaseEventLoop.running().currentTask;
    }

    /**
     * Returns the loop that runs on this thread.
     *
     * @return the loop
     * @throws IllegalStateException if none runs
     */
    public static EventLoop getRunningLoop() {
        return BaseEventLoop.running();
    }

    /**
     * Makes a loop.
     *
     * @return a new loop, not running
     */
    public static EventLoop newEventLoop() {
        return new SelectorEventLoop();
    }
}
