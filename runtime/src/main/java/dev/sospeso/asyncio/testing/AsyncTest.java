package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
     * Runs a test for a limited real time. When it is over, the tasks are printed to the standard
     * error stream and the thread is interrupted until the test ends.
     *
     * @param test the test, an async lambda
     * @param limit how long it may take
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     * @throws AssertionError as {@link #run(AsyncCallable)}
     * @throws IllegalStateException if a loop runs on this thread
     */
    public static <T> T run(AsyncCallable<T> test, Duration limit) {
        return run(test, limit, new VirtualLoop());
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
        return run(test, limit, VirtualLoop.shuffled(seed));
    }

    private static <T> T run(AsyncCallable<T> test, Duration limit, VirtualLoop loop) {
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setDebug(true);
        loop.setExceptionHandler((source, context) -> reported.add(context));
        RealTimeLimit watch = new RealTimeLimit(loop, limit);
        List<TaskSnapshot> leaked;
        T result;
        try (watch) {
            try (Runner runner = new Runner(() -> loop)) {
                result = runner.run(test);
                leaked = loop.snapshot().tasks();
            }
        } catch (Throwable failure) {
            if (watch.report() != null) {
                throw new AssertionError(watch.report(), failure);
            }
            throw failure;
        }
        if (watch.report() != null) {
            throw new AssertionError(watch.report());
        }
        check(leaked, reported);
        return result;
    }

    private static void check(List<TaskSnapshot> leaked, List<ExceptionContext> reported) {
        if (leaked.isEmpty() && reported.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("the test left something behind");
        leaked.forEach(task -> text.append("\nnot done: ").append(task));
        for (ExceptionContext context : reported) {
            text.append('\n').append(context.message());
            if (context.future() != null) {
                text.append("\n  ").append(context.future());
            }
        }
        AssertionError error = new AssertionError(text.toString());
        reported.stream().map(ExceptionContext::exception).filter(each -> each != null)
                .forEach(error::addSuppressed);
        throw error;
    }
}
