package dev.sospeso.asyncio;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A loop without a thread of its own: an executor gives it its turns, one at a time, when there is
 * something to run. Between two turns the executor's thread does its other work.
 *
 * <p>A turn is asked for only when none is coming or running, so turns neither overlap nor nest, not
 * even if a task pumps the executor's events (a modal dialog): then the loop waits for that task.
 */
final class ExecutorEventLoop extends BaseEventLoop {

    /** What has become of the next turn. */
    private enum Turn {
        /** There is nothing to run. */
        NONE,
        /** The executor has been asked for it. */
        COMING,
        /** It runs. */
        RUNNING,
        /** It runs, and another thread has brought something meanwhile. */
        RUNNING_AND_MORE,
        /** There will be none. */
        CLOSED
    }

    private final Executor executor;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.NONE);
    /** Ends when the next timer is due; null if none is waited for. */
    private CompletableFuture<Void> alarm;

    private ExecutorEventLoop(Executor executor) {
        super(new SystemClock(), null);
        this.executor = executor;
        // Never started: no thread may take itself for the loop's before the first turn.
        belongTo(new Thread("of the executor, not known before its first turn"));
    }

    static ExecutorEventLoop on(Executor executor) {
        if (executor == null) {
            throw new NullPointerException("EventLoop.on(null)");
        }
        ExecutorEventLoop loop = new ExecutorEventLoop(executor);
        loop.wake();
        return loop;
    }

    @Override
    void poll(long nanos) {
        throw new AssertionError("it waits in its executor");
    }

    @Override
    void wake() {
        if (turn.compareAndSet(Turn.NONE, Turn.COMING)) {
            ask();
        } else {
            turn.compareAndSet(Turn.RUNNING, Turn.RUNNING_AND_MORE);
        }
    }

    private void ask() {
        Request request = new Request();
        try {
            executor.execute(request);
        } catch (Throwable refused) {
            turn.compareAndSet(Turn.COMING, Turn.NONE);
            throw refused;
        } finally {
            request.asking = null;
        }
    }

    /** What the executor runs. */
    private final class Request implements Runnable {
        /** The thread that is just handing this over. */
        private Thread asking = Thread.currentThread();

        @Override
        public void run() {
            if (asking == Thread.currentThread()) {
                throw new IllegalStateException("the executor of an event loop must run what it is"
                        + " given later, not within the call of execute");
            }
            if (turn.compareAndSet(Turn.COMING, Turn.RUNNING)) {
                runTurn();
            }
        }
    }

    private void runTurn() {
        stopAlarm();
        try {
            givenTurn();
        } finally {
            long nanos = untilNextTurn();
            if (nanos > 0) {
                setAlarm(nanos);
            }
            if (nanos == 0 || !turn.compareAndSet(Turn.RUNNING, Turn.NONE)) {
                turn.set(Turn.COMING);
                reportingRefusal(this::ask);
            }
        }
    }

    private void setAlarm(long nanos) {
        if (nanos < Long.MAX_VALUE) {
            alarm = new CompletableFuture<Void>()
                    .completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
            alarm.thenRun(() -> reportingRefusal(this::wake));
        }
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void reportingRefusal(Runnable asking) {
        try {
            asking.run();
        } catch (RuntimeException refused) {
            defaultExceptionHandler(ExceptionContext.of(
                    "The executor has refused the next turn of " + this).withException(refused));
        }
    }

    /** Refused: there is no call that would return. */
    @Override
    public void stop() {
        throw new UnsupportedOperationException(
                "an event loop on an executor is not stopped but closed");
    }

    @Override
    void checkMayClose() {
        if (!hasEnded()) {
            checkThread("EventLoop.close");
        }
        Turn next;
        do {
            next = turn.get();
            if (next == Turn.RUNNING || next == Turn.RUNNING_AND_MORE) {
                throw new IllegalStateException("Cannot close a running event loop");
            }
        } while (!turn.compareAndSet(next, Turn.CLOSED));
    }

    /** Whether nothing can run on the loop's thread any more, or its thread is not known yet. */
    private boolean hasEnded() {
        return !thread().isAlive()
                || executor instanceof ExecutorService service && service.isTerminated();
    }

    @Override
    void closePoll() {
        stopAlarm();
    }

    @Override
    public void addReader(SelectableChannel channel, Runnable callback) {
        throw withoutChannels();
    }

    @Override
    public boolean removeReader(SelectableChannel channel) {
        return false;
    }

    @Override
    public void addWriter(SelectableChannel channel, Runnable callback) {
        throw withoutChannels();
    }

    @Override
    public boolean removeWriter(SelectableChannel channel) {
        return false;
    }

    private static UnsupportedOperationException withoutChannels() {
        return new UnsupportedOperationException("an event loop on an executor has no channels:"
                + " nothing there can wait for them");
    }
}
