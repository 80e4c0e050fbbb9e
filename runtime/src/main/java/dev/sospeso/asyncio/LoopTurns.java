package dev.sospeso.asyncio;

import dev.sospeso.KeyboardInterrupt;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The turns of a loop: what is ready to run, what will be and when, what other threads have handed
 * in, and the thread that runs it all.
 */
abstract class LoopTurns implements EventLoop {

    final TimerHeap timers = new TimerHeap();
    final Unretrieved.All unretrieved = new Unretrieved.All(this);
    final ExceptionReport report = new ExceptionReport(this);
    boolean debug = Boolean.getBoolean("sospeso.debug");
    private final LoopClock clock;
    /** Null but in tests. */
    private final Shuffle shuffle;
    private final ReadyQueue ready = new ReadyQueue();
    private final Inbox inbox = new Inbox();
    /** The thread that runs the loop, and what it knows; null while it does not run. */
    private volatile Thread thread;
    private LoopThread loopThread;
    private volatile boolean closed;
    /** Whether {@link #checkAwake} must look at what is scheduled: closed, or between given turns. */
    private volatile boolean dormant;
    private boolean stopping;
    private double slowCallbackDuration = 0.1;
    private Runnable interruptHandler;

    LoopTurns(LoopClock clock, RandomGenerator random) {
        this.clock = clock;
        this.shuffle = random == null ? null : new Shuffle(random);
    }

    /**
     * Waits for I/O, for {@link #wake} or for a time, and puts what I/O is ready for in the queue.
     */
    abstract void poll(long nanos);

    /** Ends a {@link #poll} on the loop's thread; called on other threads. */
    abstract void wake();

    /** Releases what {@link #poll} uses. */
    abstract void closePoll();

    /** Whether other threads are working for the loop, so that time must not jump. */
    abstract boolean isBusyElsewhere();

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

    /** The thread that runs the loop, or null; for any thread. */
    final Thread thread() {
        return thread;
    }

    /** From now on the loop runs on a thread. */
    final void beginOn(LoopThread current) {
        thread = Thread.currentThread();
        loopThread = current;
    }

    /** The loop does not run for now, but its thread remains its own. */
    final void pause() {
        loopThread = null;
    }

    /** The loop has run, and has no thread any more. */
    final void leaveThread() {
        stopping = false;
        thread = null;
    }

    /** Between given turns: the thread to which the loop belongs. */
    final void belongTo(Thread owner) {
        thread = owner;
        dormant = true;
    }

    // Running

    /** Runs until it is stopped. */
    final void runTurns() {
        do {
            turn();
        } while (!stopping);
    }

    /** One turn that something else gives a loop which does not run by itself. */
    final void runOneTurn() {
        dormant = false;
        try {
            takeAndRun(ready.size());
        } finally {
            dormant = true;
        }
    }

    /** There will be no more turns. */
    final void endTurns() {
        closed = true;
        dormant = true;
        thread = null;
        ready.clear();
        timers.clear();
    }

    @Override
    public void stop() {
        checkThread("EventLoop.stop");
        stopping = true;
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
            shuffle.turn(ready, before);
        }
        if (!timers.isEmpty()) {
            takeDueTimers();
        }
        unretrieved.reportGarbage();
        for (int count = ready.beginTurn(); count > 0; count--) {
            run(ready.remove());
        }
        ready.endTurn();
    }

    private long idleNanos() {
        long nanos = untilNextTurn();
        return nanos == 0 ? 0 : clock.waiting(nanos, isBusyElsewhere());
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
        } else if (entry instanceof SleepFuture sleeper) {
            sleeper.fire();
        } else {
            ((Gather<?>) entry).takeEnded(loopThread);
        }
    }

    private void runTimed(Object entry) {
        long begin = System.nanoTime();
        runNow(entry);
        ready.running(null);
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

    /** Nanoseconds until there is something to run; the largest number if nothing is known. */
    final long untilNextTurn() {
        if (ready.size() > 0 || !inbox.isEmpty()) {
            return 0;
        }
        return timers.isEmpty()
                ? Long.MAX_VALUE : Delay.until(timers.firstDeadline(), clock.nanoTime());
    }

    /** The task whose step runs now, or null; until the next entry of the queue, the last one. */
    final Task<?> currentTask() {
        return ready.running() instanceof Task<?> task ? task : null;
    }

    /** A task, or none, runs now instead of what ran, which this returns. */
    final Object running(Object task) {
        Object outer = ready.running();
        ready.running(task);
        return outer;
    }

    // Scheduling

    /** Puts a task, a handle, a due sleeper or a gather at the end of the ready queue. */
    final void ready(Object entry) {
        if (dormant) {
            checkAwake();
        }
        ready.add(entry);
    }

    /** Whether the last entry for the next turn is this one: then what it does may do more. */
    final boolean isLastReady(Object entry) {
        return ready.endsWith(entry);
    }

    /** Refuses what is scheduled on a closed loop; between given turns, asks for the next. */
    private void checkAwake() {
        checkOpen();
        wake();
    }

    /** Brings a handle from another thread. */
    final void handIn(Handle handle) {
        inbox.add(handle);
        wake();
    }

    /** Whether what other threads hand in takes part in a {@link Shuffle}. */
    final boolean isShuffled() {
        return shuffle != null;
    }

    /** Whether other threads have handed something in; ordered after what this thread wrote. */
    final boolean hasMail() {
        return !inbox.isEmptyVolatile();
    }

    /** Has a handle run at a time. */
    final TimerHandle schedule(TimerHandle handle, long deadline) {
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

    // Debug mode

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
}
