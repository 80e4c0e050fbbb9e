package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

/**
 * What runs tasks and callbacks: the counterpart of {@code asyncio.AbstractEventLoop}.
 *
 * <p>A loop belongs to the thread that runs it. While it runs, only {@link #callSoonThreadsafe},
 * {@link #isRunning}, {@link #isClosed}, {@link #snapshot} and {@link #time} may be called on other
 * threads; all other calls from there throw an {@link IllegalStateException}. Implemented by this library only.
 */
public interface EventLoop {

    /**
     * Makes a loop that runs on an executor's thread, in turns between what else that thread does:
     * coroutines on the event thread of Swing ({@code EventLoop.on(SwingUtilities::invokeLater)}) or
     * JavaFX ({@code EventLoop.on(Platform::runLater)}), on a Netty event loop, or on any other
     * single-threaded executor.
     *
     * <p>It runs until it is closed, and has no {@link #runForever}, {@link #runUntilComplete},
     * {@link #stop} and no channels. {@link Asyncio#runCoroutineThreadsafe} starts a coroutine from any
     * thread. Code on the executor's thread may also call {@code loop.createTask} and the like, within a
     * turn or not, once the first turn has told which thread that is; the executor is asked for it
     * here. What a task does between two awaits holds up everything else on that thread. To end it,
     * cancel its tasks, await {@link #shutdownAsyncgens} and {@link #shutdownDefaultExecutor}, and
     * {@link #close} it on the executor's thread outside its tasks and callbacks, or on any after that
     * thread has ended.
     *
     * @param executor runs what it is given later, in its order, on one thread
     * @return a new loop
     * @throws java.util.concurrent.RejectedExecutionException if the executor refuses
     * @throws IllegalStateException if the executor runs what it is given within the call
     */
    static EventLoop on(Executor executor) {
        return ExecutorEventLoop.on(executor);
    }

    /**
     * Runs until {@link #stop} is called.
     *
     * @throws IllegalStateException if the loop is closed or running, or another runs on this
     *     thread
     */
    void runForever();

    /**
     * Runs until an awaitable is done.
     *
     * @param awaitable a coroutine, which becomes a task, or a future of this loop
     * @param <T> the type of the result
     * @return its result; its exception is thrown as itself
     * @throws IllegalStateException if the loop is closed or running, another runs on this thread,
     *     or the loop was stopped before the awaitable was done
     */
    <T> T runUntilComplete(Awaitable<T> awaitable);

    /** Ends {@link #runForever} after the current turn. */
    void stop();

    /**
     * Closes the loop: drops all callbacks and timers and shuts down its executor without waiting.
     * Does nothing the second time.
     *
     * @throws IllegalStateException if the loop is running
     */
    void close();

    /**
     * Says whether the loop runs.
     *
     * @return whether it runs now; may be called on any thread
     */
    boolean isRunning();

    /**
     * Says whether the loop is closed.
     *
     * @return whether it is closed; may be called on any thread
     */
    boolean isClosed();

    /**
     * Has a callback run on the next turn, in a copy of the current context.
     *
     * @param callback what to run
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     */
    Handle callSoon(Runnable callback);

    /**
     * Has a callback run on the next turn.
     *
     * @param callback what to run
     * @param context the context to run in
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     */
    Handle callSoon(Runnable callback, Context context);

    /**
     * Has a callback run on the next turn; may be called on any thread. What the caller did before
     * happens-before the callback.
     *
     * @param callback what to run
     * @return a handle that can cancel it, on the loop's thread
     * @throws IllegalStateException if the loop is closed
     */
    Handle callSoonThreadsafe(Runnable callback);

    /**
     * Has a callback run on the next turn, in a context; may be called on any thread. What the caller
     * did before happens-before the callback.
     *
     * @param callback what to run
     * @param context the context to run in
     * @return a handle that can cancel it, on the loop's thread
     * @throws IllegalStateException if the loop is closed
     */
    Handle callSoonThreadsafe(Runnable callback, Context context);

    /**
     * Has a callback run after a delay.
     *
     * @param delay seconds
     * @param callback what to run
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     * @throws IllegalArgumentException if the delay is not a number
     */
    TimerHandle callLater(double delay, Runnable callback);

    /**
     * Has a callback run after a delay, in a context.
     *
     * @param delay seconds
     * @param callback what to run
     * @param context the context to run in
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     * @throws IllegalArgumentException if the delay is not a number
     */
    TimerHandle callLater(double delay, Runnable callback, Context context);

    /**
     * Has a callback run after a delay.
     *
     * @param delay how long
     * @param callback what to run
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     */
    TimerHandle callLater(Duration delay, Runnable callback);

    /**
     * Has a callback run after a delay, in a context.
     *
     * @param delay how long
     * @param callback what to run
     * @param context the context to run in
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     */
    TimerHandle callLater(Duration delay, Runnable callback, Context context);

    /**
     * Has a callback run at a time. Callbacks of one time run in the order they were asked for.
     *
     * @param when seconds on the clock of {@link #time}
     * @param callback what to run
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     * @throws IllegalArgumentException if the time is not a number
     */
    TimerHandle callAt(double when, Runnable callback);

    /**
     * Has a callback run at a time, in a context.
     *
     * @param when seconds on the clock of {@link #time}
     * @param callback what to run
     * @param context the context to run in
     * @return a handle that can cancel it
     * @throws IllegalStateException if the loop is closed
     * @throws IllegalArgumentException if the time is not a number
     */
    TimerHandle callAt(double when, Runnable callback, Context context);

    /**
     * Returns the time.
     *
     * @return seconds since a moment in the past; never goes back
     */
    double time();

    /**
     * Makes a future.
     *
     * @param <T> the type of its result
     * @return a pending future of this loop
     */
    <T> Future<T> createFuture();

    /**
     * Makes a task.
     *
     * @param coroutine what it runs
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the loop is closed or the coroutine was awaited already
     */
    <T> Task<T> createTask(Coroutine<T> coroutine);

    /**
     * Makes a task.
     *
     * @param coroutine what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the loop is closed or the coroutine was awaited already
     */
    <T> Task<T> createTask(Coroutine<T> coroutine, String name);

    /**
     * Makes a task.
     *
     * @param coroutine what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the loop is closed or the coroutine was awaited already
     */
    <T> Task<T> createTask(Coroutine<T> coroutine, String name, Context context);

    /**
     * Replaces how {@link #createTask} makes tasks.
     *
     * @param factory the factory, or null for the usual way
     */
    void setTaskFactory(TaskFactory factory);

    /**
     * Returns the task factory.
     *
     * @return the factory, or null if none was set
     */
    TaskFactory getTaskFactory();

    /**
     * Has a callable called on the loop's default executor.
     *
     * @param callable what to call; it may block
     * @param <T> the type of its result
     * @return a future of the result; cancelling it stops a call that has not begun
     * @throws IllegalStateException if the loop is closed or the executor has been shut down
     */
    <T> Future<T> runInExecutor(Callable<T> callable);

    /**
     * Has a callable called on an executor.
     *
     * @param executor the executor, or null for the default one
     * @param callable what to call; it may block
     * @param <T> the type of its result
     * @return a future of the result; cancelling it stops a call that has not begun
     * @throws IllegalStateException if the loop is closed or its executor has been shut down
     */
    <T> Future<T> runInExecutor(Executor executor, Callable<T> callable);

    /**
     * Has a callable called in another process; a lambda given here is serialisable.
     *
     * @param executor the executor, for instance a
     *     {@link dev.sospeso.asyncio.process.ProcessPool ProcessPool}
     * @param callable what to call; it and what it captures must be serialisable
     * @param <T> the type of its result
     * @return a future of the result; cancelling it stops a call that has not begun
     * @throws IllegalStateException if the loop is closed
     * @throws IllegalArgumentException if the callable cannot be serialised
     */
    default <T> Future<T> runInExecutor(RemoteExecutor executor, SerializableCallable<T> callable) {
        return runInExecutor((Executor) executor, (Callable<T>) callable);
    }

    /**
     * Replaces the default executor. The loop shuts it down when it closes.
     *
     * @param executor the executor
     */
    void setDefaultExecutor(ExecutorService executor);

    /**
     * Replaces what happens with exceptions that nothing else handles.
     *
     * @param handler gets the loop and what happened; null for {@link #defaultExceptionHandler}
     */
    void setExceptionHandler(BiConsumer<EventLoop, ExceptionContext> handler);

    /**
     * Returns the exception handler.
     *
     * @return the handler that was set, or null
     */
    BiConsumer<EventLoop, ExceptionContext> getExceptionHandler();

    /**
     * Hands an exception to the handler. What the handler itself throws is logged.
     *
     * @param context what happened
     */
    void callExceptionHandler(ExceptionContext context);

    /**
     * Logs an exception as an error to the {@link System.Logger} named {@code dev.sospeso.asyncio}.
     *
     * @param context what happened
     */
    void defaultExceptionHandler(ExceptionContext context);

    /**
     * Turns debug mode on or off; {@code -Dsospeso.debug=true} turns it on for all loops. In debug
     * mode callbacks and steps of tasks that are slow are logged as warnings, with where the task
     * awaits after it; tasks know where they were made and say so; and a coroutine made on the
     * loop's thread that nobody has awaited is reported to the exception handler when the loop
     * closes. Until then it is kept.
     *
     * @param enabled whether it is on
     */
    void setDebug(boolean enabled);

    /**
     * Says whether debug mode is on.
     *
     * @return whether it is on
     */
    boolean getDebug();

    /**
     * Returns what counts as slow in debug mode.
     *
     * @return seconds; 0.1 at first
     */
    double slowCallbackDuration();

    /**
     * Sets what counts as slow in debug mode.
     *
     * @param seconds a callback that takes longer is logged
     */
    void setSlowCallbackDuration(double seconds);

    /**
     * Looks at what the loop is doing. May be called on any thread, at any time: it never blocks the
     * loop, and what changes while it looks may be missing or shown as it was.
     *
     * @return the loop's thread and its tasks
     */
    LoopSnapshot snapshot();

    /**
     * Has a callback run whenever a channel can be read, accepted from or connected.
     *
     * @param channel a channel in non-blocking mode
     * @param callback what to run; replaces the one before
     */
    void addReader(SelectableChannel channel, Runnable callback);

    /**
     * Ends what {@link #addReader} began.
     *
     * @param channel the channel
     * @return whether there was a callback
     */
    boolean removeReader(SelectableChannel channel);

    /**
     * Has a callback run whenever a channel can be written, or has connected.
     *
     * @param channel a channel in non-blocking mode
     * @param callback what to run; replaces the one before
     */
    void addWriter(SelectableChannel channel, Runnable callback);

    /**
     * Ends what {@link #addWriter} began.
     *
     * @param channel the channel
     * @return whether there was a callback
     */
    boolean removeWriter(SelectableChannel channel);

    /**
     * Has a callback run on the loop whenever a signal of the operating system comes, in a copy of the
     * current context. What handled the signal before does so again once the callback is removed or the
     * loop is closed. A signal that the process was started to ignore never comes: the background jobs
     * of a script ignore {@code INT}.
     *
     * @param signal the name, for instance {@code TERM} or {@code SIGTERM}
     * @param callback what to run; replaces the one before
     * @throws IllegalArgumentException if there is no such signal, or the JVM keeps it for itself
     * @throws UnsupportedOperationException if this Java has no {@code sun.misc.Signal}
     * @throws IllegalStateException if the loop is closed
     */
    void addSignalHandler(String signal, Runnable callback);

    /**
     * Ends what {@link #addSignalHandler} began.
     *
     * @param signal the name
     * @return whether there was a callback
     */
    boolean removeSignalHandler(String signal);

    /**
     * Closes all async generators that were started and have not ended.
     *
     * @return a coroutine that ends when they have
     */
    Coroutine<Void> shutdownAsyncgens();

    /**
     * Shuts the default executor down and waits for the calls in it; {@link #runInExecutor} is
     * refused from then on.
     *
     * @return a coroutine that ends when its threads have
     */
    Coroutine<Void> shutdownDefaultExecutor();
}
