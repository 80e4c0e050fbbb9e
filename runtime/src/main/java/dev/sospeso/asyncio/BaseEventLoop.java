package dev.sospeso.asyncio;

import dev.sospeso.AsyncGeneratorHooks;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineHooks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What all loops share: what a program may ask of them. */
abstract class BaseEventLoop extends LoopTurns {

    final TaskList tasks = new TaskList();
    /** The coroutines nobody has awaited, in debug mode. */
    final Unawaited unawaited = new Unawaited(this);
    private final DefaultExecutor executor = new DefaultExecutor(this);
    private final AsyncGenerators generators = new AsyncGenerators(this);
    private final LoopSignals signals = new LoopSignals(this);
    private TaskFactory taskFactory;

    BaseEventLoop(LoopClock clock, RandomGenerator random) {
        super(clock, random);
    }

    /** The loop that runs on this thread. */
    static BaseEventLoop running() {
        BaseEventLoop loop = LoopThread.current().running;
        if (loop == null) {
            throw new IllegalStateException("no running event loop");
        }
        return loop;
    }

    // Running

    @Override
    public final void runForever() {
        checkOpen();
        LoopThread current = LoopThread.current();
        checkNotRunning(current);
        RunningLoops.add(this);
        try {
            inside(current, this::runTurns);
        } finally {
            RunningLoops.remove(this);
            leaveThread();
        }
    }

    /** Does something as the loop that runs on this thread. */
    private void inside(LoopThread current, Runnable running) {
        BaseEventLoop outer = current.running;
        Context outerContext = current.context;
        AsyncGeneratorHooks outerGenerators = AsyncGeneratorHooks.install(generators);
        CoroutineHooks outerCoroutines = CoroutineHooks.install(debug ? unawaited : null);
        beginOn(current);
        current.running = this;
        try {
            running.run();
        } finally {
            pause();
            current.running = outer;
            current.context = outerContext;
            AsyncGeneratorHooks.install(outerGenerators);
            CoroutineHooks.install(outerCoroutines);
        }
    }

    /** One turn that something else gives a loop which does not run by itself. */
    final void givenTurn() {
        inside(LoopThread.current(), this::runOneTurn);
        if (tasks.isEmpty()) {
            RunningLoops.remove(this);
        } else {
            RunningLoops.add(this);
        }
    }

    private void checkNotRunning(LoopThread current) {
        if (isRunning()) {
            throw new IllegalStateException("This event loop is already running");
        }
        if (current.running != null) {
            throw new IllegalStateException(
                    "Cannot run the event loop while another loop is running");
        }
    }

    @Override
    public final LoopSnapshot snapshot() {
        return LoopSnapshot.of(this);
    }

    @Override
    public final <T> T runUntilComplete(Awaitable<T> awaitable) {
        checkOpen();
        checkNotRunning(LoopThread.current());
        Future<T> future = Futures.ensure(awaitable, this);
        boolean newTask = future != awaitable;
        if (future instanceof Task<?> task && newTask) {
            task.dropQuietly();
        }
        Consumer<Future<T>> stop = this::stopWith;
        future.addDoneCallback(stop);
        try {
            runForever();
        } catch (Throwable exception) {
            if (newTask) {
                future.retrieved();
            }
            CallerTrace.append(exception);
            throw exception;
        } finally {
            future.removeDoneCallback(stop);
        }
        if (!future.done()) {
            throw new IllegalStateException("Event loop stopped before Future completed.");
        }
        try {
            return future.result();
        } catch (Throwable exception) {
            CallerTrace.append(exception);
            throw exception;
        }
    }

    /** An exception that leaves the loop stops it by itself. */
    private void stopWith(Future<?> future) {
        if (future.cancelled() || !Raise.leavesLoop(future.failure())) {
            stop();
        }
    }

    @Override
    public final void close() {
        if (isClosed()) {
            return;
        }
        checkMayClose();
        unretrieved.reportAll();
        report.destroyed(tasks.copy());
        unawaited.reportAll();
        endTurns();
        RunningLoops.remove(this);
        executor.close();
        signals.close();
        closePoll();
    }

    void checkMayClose() {
        if (isRunning()) {
            throw new IllegalStateException("Cannot close a running event loop");
        }
    }

    // Scheduling

    @Override
    public final Handle callSoon(Runnable callback) {
        checkThread("EventLoop.callSoon");
        return callSoon(callback, Context.forCallback(this));
    }

    @Override
    public final Handle callSoon(Runnable callback, Context context) {
        checkThread("EventLoop.callSoon");
        Handle handle = new Handle(this, checked(callback), context);
        ready(handle);
        return handle;
    }

    private static Runnable checked(Runnable callback) {
        if (callback == null) {
            throw new NullPointerException("the callback is null");
        }
        return callback;
    }

    @Override
    public final Handle callSoonThreadsafe(Runnable callback) {
        return callSoonThreadsafe(callback, callersContext());
    }

    @Override
    public final Handle callSoonThreadsafe(Runnable callback, Context context) {
        checkOpen();
        return handIn(callback, context);
    }

    private static Context callersContext() {
        Context context = LoopThread.current().context;
        return context == null ? null : context.copy();
    }

    /** Brings something that has ended elsewhere to the loop, which may be closed by now. */
    final void callSoonUnlessClosed(Runnable callback) {
        callSoonUnlessClosed(callback, callersContext());
    }

    final void callSoonUnlessClosed(Runnable callback, Context context) {
        if (!isClosed()) {
            handIn(callback, context);
        }
    }

    private Handle handIn(Runnable callback, Context context) {
        if (isOnLoopThread()) {
            return callSoon(callback, context);
        }
        Handle handle = isShuffled() ? new Shuffle.Arrival(this, checked(callback), context)
                : new Handle(this, checked(callback), context);
        handIn(handle);
        return handle;
    }

    @Override
    public final TimerHandle callLater(double delay, Runnable callback) {
        return callLater(delay, callback, Context.forCallback(this));
    }

    @Override
    public final TimerHandle callLater(double delay, Runnable callback, Context context) {
        return callLaterNanos(Delay.nanos(delay), delay, callback, context);
    }

    @Override
    public final TimerHandle callLater(Duration delay, Runnable callback) {
        return callLater(delay, callback, Context.forCallback(this));
    }

    @Override
    public final TimerHandle callLater(Duration delay, Runnable callback, Context context) {
        return callLaterNanos(Delay.nanos(delay), Delay.seconds(delay), callback, context);
    }

    final TimerHandle callLaterNanos(long nanos, Runnable callback) {
        return callLaterNanos(nanos, Delay.seconds(nanos), callback, Context.forCallback(this));
    }

    private TimerHandle callLaterNanos(
            long nanos, double seconds, Runnable callback, Context context) {
        checkThread("EventLoop.callLater");
        long now = nanoTime();
        return schedule(new TimerHandle(this, checked(callback), context,
                Delay.seconds(now) + seconds), Delay.after(now, nanos));
    }

    @Override
    public final TimerHandle callAt(double when, Runnable callback) {
        checkThread("EventLoop.callAt");
        return callAt(when, callback, Context.forCallback(this));
    }

    @Override
    public final TimerHandle callAt(double when, Runnable callback, Context context) {
        checkThread("EventLoop.callAt");
        return schedule(new TimerHandle(this, checked(callback), context, when),
                Delay.nanos(when));
    }

    // Signals

    @Override
    public final void addSignalHandler(String signal, Runnable callback) {
        checkOpen();
        checkThread("EventLoop.addSignalHandler");
        signals.add(signal, checked(callback));
    }

    @Override
    public final boolean removeSignalHandler(String signal) {
        checkThread("EventLoop.removeSignalHandler");
        return signals.remove(signal);
    }

    final LoopSignals signals() {
        return signals;
    }

    // Futures and tasks

    @Override
    public final <T> Future<T> createFuture() {
        return new Future<>(this);
    }

    @Override
    public final <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, null, null);
    }

    @Override
    public final <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, name, null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public final <T> Task<T> createTask(Coroutine<T> coroutine, String name, Context context) {
        return taskFactory == null ? new Task<>(this, coroutine, name, context, false)
                : (Task<T>) taskFactory.create(this, coroutine, name, context);
    }

    @Override
    public final void setTaskFactory(TaskFactory factory) {
        taskFactory = factory;
    }

    @Override
    public final TaskFactory getTaskFactory() {
        return taskFactory;
    }

    // Executors

    @Override
    final boolean isBusyElsewhere() {
        return executor.isBusy();
    }

    @Override
    public final <T> Future<T> runInExecutor(Callable<T> callable) {
        return runInExecutor(null, callable);
    }

    @Override
    public final <T> Future<T> runInExecutor(Executor chosen, Callable<T> callable) {
        checkOpen();
        checkThread("EventLoop.runInExecutor");
        return executor.call(chosen, callable);
    }

    @Override
    public final void setDefaultExecutor(ExecutorService chosen) {
        checkThread("EventLoop.setDefaultExecutor");
        executor.set(chosen);
    }

    @Override
    public final Coroutine<Void> shutdownDefaultExecutor() {
        return executor.shutdown();
    }

    @Override
    public final Coroutine<Void> shutdownAsyncgens() {
        return generators.shutdown();
    }

    // Exceptions and debug mode

    @Override
    public final void setExceptionHandler(BiConsumer<EventLoop, ExceptionContext> handler) {
        report.setHandler(handler);
    }

    @Override
    public final BiConsumer<EventLoop, ExceptionContext> getExceptionHandler() {
        return report.handler();
    }

    @Override
    public final void callExceptionHandler(ExceptionContext context) {
        report.call(context);
    }

    @Override
    public final void defaultExceptionHandler(ExceptionContext context) {
        report.log(context);
    }

    @Override
    public final void setDebug(boolean enabled) {
        debug = enabled;
        if (isOnLoopThread()) {
            CoroutineHooks.install(enabled ? unawaited : null);
        }
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " running=" + isRunning() + " closed=" + isClosed()
                + " debug=" + debug + ">";
    }
}
