package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs several coroutines, one after the other, on one loop and in one context: the counterpart of
 * {@code asyncio.Runner}.
 *
 * <p>The loop is made at the first use. {@link #close} cancels the tasks that are left, closes
 * async generators and the default executor, and closes the loop. A runner belongs to one thread.
 *
 * <p>Ctrl-C in the JVM's main thread, or an interrupt of the runner's thread, cancels the main
 * task; then {@link #run} throws {@link KeyboardInterrupt}. A second one leaves at once. A thread
 * that was interrupted is so again when {@link #close} returns.
 */
public final class Runner implements AutoCloseable {

    private enum State { CREATED, INITIALIZED, CLOSED }

    private final Supplier<? extends EventLoop> loopFactory;
    private final boolean debug;
    private State state = State.CREATED;
    private BaseEventLoop loop;
    private Context context;
    private boolean setsLoop;
    private int interrupts;
    private boolean threadInterrupted;
    private Throwable thrown;

    /** A runner on a loop of the usual kind. */
    public Runner() {
        this(false);
    }

    /**
     * A runner on a loop of the usual kind.
     *
     * @param debug whether the loop is in debug mode
     */
    public Runner(boolean debug) {
        this(null, debug);
    }

    /**
     * A runner on a loop that a factory makes.
     *
     * @param loopFactory makes the loop
     */
    public Runner(Supplier<? extends EventLoop> loopFactory) {
        this(loopFactory, false);
    }

    /**
     * A runner on a loop that a factory makes.
     *
     * @param loopFactory makes the loop
     * @param debug whether to turn the loop's debug mode on
     */
    public Runner(Supplier<? extends EventLoop> loopFactory, boolean debug) {
        this.loopFactory = loopFactory;
        this.debug = debug;
    }

    /**
     * Returns the loop.
     *
     * @return the loop, made if this is the first use
     * @throws IllegalStateException if the runner is closed
     */
    public EventLoop getLoop() {
        initialize();
        return loop;
    }

    private void initialize() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("Runner is closed");
        }
        if (state == State.INITIALIZED) {
            return;
        }
        if (loopFactory == null) {
            loop = (BaseEventLoop) Asyncio.newEventLoop();
            Asyncio.setEventLoop(loop);
            setsLoop = true;
        } else {
            loop = (BaseEventLoop) loopFactory.get();
        }
        if (debug) {
            loop.setDebug(true);
        }
        context = Context.copyCurrent();
        state = State.INITIALIZED;
    }

    /**
     * Runs an async lambda until it is done.
     *
     * @param callable the main coroutine
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if the runner is closed or a loop runs on this thread
     */
    public <T> T run(AsyncCallable<T> callable) {
        return run(Asyncio.async(callable));
    }

    /**
     * Runs a coroutine until it is done.
     *
     * @param coroutine the main coroutine
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself, its trace ending with the caller
     * @throws IllegalStateException if the runner is closed or a loop runs on this thread
     * @throws KeyboardInterrupt if it ended by an interrupt
     */
    public <T> T run(Coroutine<T> coroutine) {
        return run(coroutine, null);
    }

    /**
     * Runs a coroutine until it is done, in a context.
     *
     * @param coroutine the main coroutine
     * @param chosen the context; null for the runner's own
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself, its trace ending with the caller
     * @throws IllegalStateException if the runner is closed or a loop runs on this thread
     * @throws KeyboardInterrupt if it ended by an interrupt
     */
    public <T> T run(Coroutine<T> coroutine, Context chosen) {
        if (LoopThread.current().running != null) {
            throw new IllegalStateException(
                    "Runner.run() cannot be called from a running event loop");
        }
        initialize();
        Task<T> task = loop.createTask(coroutine, null, chosen == null ? context : chosen);
        interrupts = 0;
        thrown = null;
        loop.onInterrupt(() -> threadInterrupted(task));
        loop.signals().handleCtrlC(() -> interrupted(task));
        try {
            return loop.runUntilComplete(task);
        } catch (CancelledError error) {
            if (interrupts > 0 && task.uncancel() == 0) {
                KeyboardInterrupt interrupt = new KeyboardInterrupt();
                interrupt.initCause(error);
                throw interrupt;
            }
            throw error;
        } catch (Throwable exception) {
            thrown = exception;
            throw exception;
        } finally {
            loop.signals().endCtrlC();
            loop.onInterrupt(null);
        }
    }

    private void threadInterrupted(Task<?> main) {
        threadInterrupted = true;
        interrupted(main);
    }

    private void interrupted(Task<?> main) {
        interrupts++;
        if (interrupts > 1 || !main.cancel()) {
            throw new KeyboardInterrupt();
        }
    }

    /**
     * Ends what is left and closes the loop. Does nothing if it was never used, or the second time.
     * The exception that the last run threw is not thrown again if it meets the end of others too.
     */
    @Override
    public void close() {
        if (state != State.INITIALIZED) {
            return;
        }
        try {
            cancelAllTasks();
            loop.runUntilComplete(loop.shutdownAsyncgens());
            loop.runUntilComplete(loop.shutdownDefaultExecutor());
        } catch (Throwable exception) {
            if (exception != thrown) { // A try statement cannot add an exception to itself.
                throw exception;
            }
        } finally {
            if (setsLoop) {
                Asyncio.setEventLoop(null);
            }
            loop.close();
            state = State.CLOSED;
            if (threadInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void cancelAllTasks() {
        Set<Task<?>> left = loop.tasks.copy();
        if (left.isEmpty()) {
            return;
        }
        left.forEach(Future::cancel);
        loop.runUntilComplete(Gather.<Object>outcomes(left));
        for (Task<?> task : left) {
            if (!task.cancelled() && task.failure() != null) {
                loop.callExceptionHandler(ExceptionContext.of(
                        "unhandled exception during asyncio.run() shutdown")
                        .withException(task.failure()).withFuture(task));
            }
        }
    }
}
