package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.AsyncCallable;
import java.time.Duration;

/**
 * Runs a test on a {@link VirtualLoop} in debug mode, and fails it for what a test should not leave
 * behind: tasks that are not done when it ends (also ones that were cancelled and not awaited),
 * exceptions that nobody retrieved or that reached the loop's exception handler, and coroutines that
 * it made and nobody awaited.
 */
public final class AsyncTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private AsyncTest() {
    }

    /**
     * Runs a test for at most 30 seconds of real time.
     *
     * @param test the test, an async lambda
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     * @throws AssertionError if it leaves something behind, or takes too long; then the message
     *     shows every task and where it awaits
     * @throws IllegalStateException if a loop runs on this thread
     */
    public static <T> T run(AsyncCallable<T> test) {
        return run(test, LIMIT);
    }

    /**
     * Runs a test for a limited real time. When it is over, the tasks are logged as an error to the
     * {@link System.Logger} named {@code dev.sospeso.asyncio}, and the thread is interrupted until the
     * test ends.
     *
     * @param test the test, an async lambda
     * @param limit how long it may take
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     * @throws AssertionError as {@link #run(AsyncCallable)}
     * @throws IllegalStateException if a loop runs on this thread
     */
    public static <T> T run(AsyncCallable<T> test, Duration limit) {
        return run(test, new CheckedLoop(limit));
    }

    /**
     * Runs a test on a loop that {@linkplain VirtualLoop#shuffled shuffles} what has no order.
     *
     * @param test the test, an async lambda
     * @param limit how long it may take
     * @param seed decides the order
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     * @throws AssertionError as {@link #run(AsyncCallable)}
     * @throws IllegalStateException if a loop runs on this thread
     */
    public static <T> T run(AsyncCallable<T> test, Duration limit, long seed) {
        return run(test, new CheckedLoop(limit, seed));
    }

    private static <T> T run(AsyncCallable<T> test, CheckedLoop loop) {
        T result;
        try {
            result = loop.run(test);
        } catch (Throwable failure) {
            loop.discard();
            throw AsyncTest.<RuntimeException>any(loop.explain(failure));
        }
        loop.close();
        return result;
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X any(Throwable exception) throws X {
        throw (X) exception;
    }
}
