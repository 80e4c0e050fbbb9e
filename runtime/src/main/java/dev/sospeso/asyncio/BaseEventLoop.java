package dev.sospeso.asyncio;

import dev.sospeso.AsyncGeneratorHooks;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineHooks;
import dev.sospeso.KeyboardInterrupt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What all loops share: the ready queue, the timers, the tasks, and the turn that runs them. */
abstract class BaseEventLoop implements EventLoop {

    final TimerHeap timers = new TimerHeap();
    final TaskList tasks = new TaskList();
    final Unretrieved.All unretrieved = new Unretrieved.All(this);
    /** The task whose step runs now, or null; until the next entry of the queue, the last one. */
    Task<?> currentTask;
    /** The coroutines nobody has awaited, in debug mode. */
    final Unawaited unawaited = new Unawaited(this);
    private final LoopClock clock;
    /** Null but in tests. */
    private final Shuffle shuffle;
    private final ReadyQueue ready = new ReadyQueue();
    private final Inbox inbox = new Inbox();
    private final DefaultExecutor executor = new DefaultExecutor(this);
    private final AsyncGenerators generators = new AsyncGenerators(this);
    private final ExceptionReport report = new ExceptionReport(this);
    private final LoopSignals signals = new LoopSignals(this);
    /** The thread that runs the loop, and what it knows; null while it does not run. */
    private volatile Thread thread;
    private LoopThread loopThread;
    private volatile boolean closed;
    /** Whether {@link #checkAwake} must look at what is scheduled: closed, or between given turns. */
    private volatile boolean dormant;
    private boolean stopping;
    private boolean debug = Boolean.getBoolean("sospeso.debug");
    private double slowCallbackDuration = 0.1;
    private TaskFactory taskFactory;
    private Runnable interruptHandler;

    BaseEventLoop(LoopClock clock, RandomGenerator random) {
        this.clock = clock;
        this.shuffle = random == null ? null : new Shuffle(random);
    }

    /** The loop that runs on this thread. */
    static BaseEventLoop running() {
        BaseEventLoop loop = LoopThread.current().running;
        if (loop == null) {
            throw new IllegalStateException("no running event loop");
        }
        return loop;
    }

    /**
     * Waits for I/O, for {@link #wake} or for a time, and puts what I/O is ready for in the queue.
     */
    abstract void poll(long nanos);

    /** Ends a {@link #poll} on the loop's thread; called on other threads. */
    abstract void wake();

    /** Releases what {@link #poll} uses. */
    abstract void closePoll();

    // Threads

    final LoopThread loopThread() {
        LoopThread known = loopThread;
        return known != null ? known : LoopThread.current();
    }

    final boolean isOnLoopThread() {
        return thread == Thread.currentThread();
    }

    /** Whether this is the running loop of this thread: {@link #running} without a look at the thread. */
    final boolean runsHere() {
        return thread == Thread.currentThread() && loopThread != null;
    }

    /** Refuses a call from a foreign thread while the loop runs. */
    final void checkThread(String call) {
        Thread owner = thread;
        if (owner != null && owner != Thread.currentThread()) {
            throw foreign(call, owner);
        }
    }

    private static IllegalStateException foreign(String call, Thread owner) {
        return new IllegalStateException(call + " was called on thread '"
                + Thread.currentThread().getName() + "', but its event loop runs on thread '"
                + owner.getName() + "': hand it over with loop.callSoonThreadsafe(() -> ...)");
    }

    final void checkOpen() {
        if (closed) {
            throw new IllegalStateException("Event loop is closed");
        }
    }

    // Running

    @Override
    public final void runForever() {
        checkOpen();
        LoopThread current = LoopThread.current();
        checkNotRunning(current);
        RunningLoops.add(this);
        try {
            inside(current, () -> {
                do {
                    turn();
                } while (!stopping);
            });
        } finally {
            stopping = false;
            RunningLoops.remove(this);
            thread = null;
        }
    }

    /** Does something as the loop that runs on this thread. */
    private void inside(LoopThread current, Runnable running) {
        BaseEventLoop outer = current.running;
        Context outerContext = current.context;
        AsyncGeneratorHooks outerGenerators = AsyncGeneratorHooks.install(generators);
        CoroutineHooks outerCoroutines = CoroutineHooks.install(debug ? unawaited : null);
        thread = Thread.currentThread();
        loopThread = current;
        current.running = this;
        try {
            running.run();
        } finally {
            loopThread = null;
            current.running = outer;
            current.context = outerContext;
            AsyncGeneratorHooks.install(outerGenerators);
            CoroutineHooks.install(outerCoroutines);
        }
    }

    /** One turn that something else gives a loop which does not run by itself. */
    final void givenTurn() {
        inside(LoopThread.current(), () -> {
            dormant = false;
            try {
                takeAndRun(ready.size());
            } finally {
                dormant = true;
            }
        });
        if (tasks.isEmpty()) {
            RunningLoops.remove(this);
        } else {
            RunningLoops.add(this);
        }
    }

    /** Between given turns: the thread to which the loop belongs. */
    final void belongTo(Thread owner) {
        thread = owner;
        dormant = true;
    }

    /** Nanoseconds until there is something to run; the largest number if nothing is known. */
    final long untilNextTurn() {
        if (ready.size() > 0 || !inbox.isEmpty()) {
            return 0;
        }
        return timers.isEmpty()
                ? Long.MAX_VALUE : Delay.until(timers.firstDeadline(), clock.nanoTime());
    }

    private void checkNotRunning(LoopThread current) {
        if (thread != null) {
            throw new IllegalStateException("This event loop is already running");
        }
        if (current.running != null) {
            throw new IllegalStateException(
                    "Cannot run the event loop while another loop is running");
        }
    }

    /** The thread that runs the loop, or null; for any thread. */
    final Thread thread() {
        return thread;
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
    public void stop() {
        checkThread("EventLoop.stop");
        stopping = true;
    }

    @Override
    public final void close() {
        if (closed) {
            return;
        }
        checkMayClose();
        unretrieved.reportAll();
        reportPending();
        unawaited.reportAll();
        closed = true;
        dormant = true;
        thread = null;
        RunningLoops.remove(this);
        ready.clear();
        timers.clear();
        executor.close();
        signals.close();
        closePoll();
    }

    void checkMayClose() {
        if (thread != null) {
            throw new IllegalStateException("Cannot close a running event loop");
        }
    }

    private void reportPending() {
        for (Task<?> task : tasks.copy()) {
            if (!task.mayBeDropped()) {
                callExceptionHandler(ExceptionContext.of(
                        "Task was destroyed but it is pending!").withFuture(task));
            }
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    /** One turn: what has arrived, what is due, then all that was ready at that moment. */
    private void turn() {
        if (Thread.interrupted()) {
            interrupted();
        }
        long wait = stopping ? 0 : idleNanos();
        int before = ready.size();
        poll(wait);
        takeAndRun(before);
    }

    /** Takes what has arrived since the queue had a size, and what is due; runs what is ready then. */
    private void takeAndRun(int before) {
        if (!inbox.isEmpty()) {
            inbox.drainTo(ready);
        }
        if (shuffle != null) {
            shuffle.arrivals(ready, before);
            shuffle.tasks(ready);
        }
        if (!timers.isEmpty()) {
            takeDueTimers();
        }
        unretrieved.reportGarbage();
        for (int count = ready.size(); count > 0; count--) {
            run(ready.remove());
        }
        currentTask = null;
    }

    private long idleNanos() {
        long nanos = untilNextTurn();
        return nanos == 0 ? 0 : clock.waiting(nanos, executor.isBusy());
    }

    private void takeDueTimers() {
        long now = clock.nanoTime();
        while (!timers.isEmpty() && timers.firstDeadline() <= now) {
            ready.add(timers.removeFirst());
        }
    }

    /** Interrupting the loop's thread is its Ctrl-C. */
    private void interrupted() {
        if (interruptHandler == null) {
            throw new KeyboardInterrupt("the event loop's thread was interrupted");
        }
        interruptHandler.run();
    }

    /** Sets what happens instead of a KeyboardInterrupt; null for that. */
    final void onInterrupt(Runnable handler) {
        interruptHandler = handler;
    }

    private void run(Object entry) {
        if (debug) {
            runTimed(entry);
        } else {
            runNow(entry);
        }
    }

    private void runNow(Object entry) {
        if (entry instanceof Task<?> task) {
            task.step();
        } else if (entry instanceof Handle handle) {
            run(handle);
        } else if (entry instanceof SleepFuture<?> sleeper) {
            sleeper.fire();
        } else {
            currentTask = null;
            ((Gather<?>) entry).takeEnded(loopThread);
        }
    }

    private void runTimed(Object entry) {
        long begin = System.nanoTime();
        runNow(entry);
        currentTask = null;
        double took = Delay.seconds(System.nanoTime() - begin);
        if (took >= slowCallbackDuration) {
            report.slow(entry.toString(), took,
                    entry instanceof Task<?> task ? task.awaitChain() : List.of());
        }
    }

    private void run(Handle handle) {
        Object callback = handle.callback();
        if (callback == null) {
            return;
        }
        currentTask = null;
        loopThread.context = handle.context;
        try {
            handle.run(callback);
        } catch (Throwable exception) {
            if (Raise.leavesLoop(exception)) {
                throw Raise.<RuntimeException>any(exception);
            }
            callExceptionHandler(ExceptionContext.of("Exception in callback " + callback)
                    .withException(exception).withHandle(handle));
        }
    }

    // Scheduling

    /** Puts a task, a handle, a due sleeper or a gather at the end of the ready queue. */
    final void ready(Object entry) {
        if (dormant) {
            checkAwake();
        }
        ready.add(entry);
    }

    /** Refuses what is scheduled on a closed loop; between given turns, asks for the next. */
    private void checkAwake() {
        checkOpen();
        wake();
    }

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
        if (!closed) {
            handIn(callback, context);
        }
    }

    private Handle handIn(Runnable callback, Context context) {
        if (isOnLoopThread()) {
            return callSoon(callback, context);
        }
        Handle handle = shuffle == null ? new Handle(this, checked(callback), context)
                : new Shuffle.Arrival(this, checked(callback), context);
        inbox.add(handle);
        wake();
        return handle;
    }

    /** Whether other threads have handed something in; ordered after what this thread wrote. */
    final boolean hasMail() {
        return !inbox.isEmptyVolatile();
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
        long now = clock.nanoTime();
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

    private TimerHandle schedule(TimerHandle handle, long deadline) {
        if (dormant) {
            checkAwake();
        }
        timers.add(handle, deadline);
        return handle;
    }

    final long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public final double time() {
        return Delay.seconds(clock.nanoTime());
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
    public final boolean getDebug() {
        return debug;
    }

    @Override
    public final double slowCallbackDuration() {
        return slowCallbackDuration;
    }

    @Override
    public final void setSlowCallbackDuration(double seconds) {
        slowCallbackDuration = seconds;
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " running=" + isRunning() + " closed=" + closed
                + " debug=" + debug + ">";
    }
}
