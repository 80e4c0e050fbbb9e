package dev.sospeso.asyncio.testing;

import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link VirtualLoop} in debug mode for one test: when it is closed, it fails for what the test has
 * left behind. What {@link AsyncTest} does around one call, for test frameworks that set up, run and
 * tear down in several.
 *
 * <p>Left behind are tasks that are not done (also ones that were cancelled and not awaited),
 * exceptions that nobody retrieved or that reached the loop's exception handler, and coroutines that
 * nobody awaited. When the test takes more than a limit of real time, its tasks are logged as an error
 * to the {@link System.Logger} named {@code dev.sospeso.asyncio}, and the thread that made this object
 * is interrupted until it is closed.
 */
public final class CheckedLoop implements AutoCloseable {

    private final VirtualLoop loop;
    private final Runner runner;
    private final RealTimeLimit limit;
    private final List<ExceptionContext> reported = new ArrayList<>();

    /**
     * A loop that runs everything in its usual order.
     *
     * @param limit how much real time the test may take
     */
    public CheckedLoop(Duration limit) {
        this(limit, new VirtualLoop());
    }

    /**
     * A loop that {@linkplain VirtualLoop#shuffled shuffles}.
     *
     * @param limit how much real time the test may take
     * @param seed decides the order
     */
    public CheckedLoop(Duration limit, long seed) {
        this(limit, VirtualLoop.shuffled(seed));
    }

    private CheckedLoop(Duration limit, VirtualLoop loop) {
        this.loop = loop;
        this.runner = new Runner(() -> loop);
        runner.getLoop();
        loop.setDebug(true);
        loop.setExceptionHandler((source, context) -> reported.add(context));
        this.limit = new RealTimeLimit(loop, limit);
    }

    /**
     * Returns the loop.
     *
     * @return the loop; this object closes it
     */
    public VirtualLoop loop() {
        return loop;
    }

    /**
     * Runs an async lambda until it is done, as {@link Runner#run(AsyncCallable)}.
     *
     * @param body the lambda
     * @param <T> the type of its result
     * @return its result; its exception is thrown as itself
     */
    public <T> T run(AsyncCallable<T> body) {
        return runner.run(body);
    }

    /**
     * Ends what is left, closes the loop and fails for what the test has left behind.
     *
     * @throws AssertionError if there is something, or the time was up
     */
    @Override
    public void close() {
        List<TaskSnapshot> leaked = loop.snapshot().tasks();
        discard();
        if (limit.report() != null) {
            throw new AssertionError(limit.report());
        }
        if (!leaked.isEmpty() || !reported.isEmpty()) {
            throw failure(leaked);
        }
    }

    /** Ends what is left and closes the loop, after a test that has failed already. */
    public void discard() {
        try {
            runner.close();
        } finally {
            limit.close();
        }
    }

    /**
     * Says why a test has failed.
     *
     * @param failure what it threw
     * @return an {@link AssertionError} that shows every task and where it awaited, caused by the
     *     failure, if the time was up; else the failure
     */
    public Throwable explain(Throwable failure) {
        return limit.report() == null ? failure : new AssertionError(limit.report(), failure);
    }

    private AssertionError failure(List<TaskSnapshot> leaked) {
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
        return error;
    }
}
