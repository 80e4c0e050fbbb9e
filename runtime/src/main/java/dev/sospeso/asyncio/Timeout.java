package dev.sospeso.asyncio;

import dev.sospeso.AsyncCloseable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;

/**
 * A limit on the time that a block may take: the counterpart of {@code asyncio.timeout}.
 *
 * <pre>{@code
 * try (var limit = timeout(10)) {
 *     await(work());
 * } catch (TimeoutException e) {
 *     ...
 * }
 * }</pre>
 *
 * <p>When the time is over the task is cancelled. If the {@link CancelledError} reaches the end of
 * the block, a {@link TimeoutException} leaves in its place, with the error as its cause; but not if
 * someone else has cancelled the task too. Any other exception passes. Not thread-safe.
 */
public final class Timeout implements AsyncCloseable {

    private enum State { CREATED, ACTIVE, EXPIRING, EXPIRED, FINISHED }

    private State state = State.CREATED;
    /** On the loop's clock, or null for no limit. */
    private Double when;
    private Handle timer;
    private Task<?> task;
    /** How many cancellations of the task were asked for when the block began. */
    private int cancelling;

    private Timeout(Double when) {
        this.when = when;
    }

    /**
     * Makes one that has not been entered.
     *
     * @param seconds how long from now
     * @return the time-out
     * @throws IllegalStateException if no loop runs on this thread
     * @throws IllegalArgumentException if the delay is not a number
     */
    public static Timeout of(double seconds) {
        return at(BaseEventLoop.running().time() + seconds);
    }

    /**
     * Makes one that has not been entered.
     *
     * @param duration how long from now, or null for no limit
     * @return the time-out
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static Timeout of(Duration duration) {
        return duration == null ? new Timeout(null) : of(Delay.seconds(duration));
    }

    /**
     * Makes one that has not been entered.
     *
     * @param when seconds on the clock of {@link EventLoop#time}
     * @return the time-out
     * @throws IllegalArgumentException if the time is not a number
     */
    public static Timeout at(double when) {
        Delay.nanos(when);
        return new Timeout(when);
    }

    /**
     * Begins the block: from now on the time-out cancels the current task.
     *
     * @return this
     * @throws IllegalStateException if it has been entered already, or no task runs
     */
    public Timeout enter() {
        if (state != State.CREATED) {
            throw new IllegalStateException("Timeout has already been entered");
        }
        Task<?> current = BaseEventLoop.running().currentTask();
        if (current == null) {
            throw new IllegalStateException("Timeout should be used inside a task");
        }
        state = State.ACTIVE;
        task = current;
        cancelling = current.cancelling();
        schedule();
        return this;
    }

    /**
     * Says when the time is over.
     *
     * @return seconds on the clock of {@link EventLoop#time}; empty for no limit
     */
    public OptionalDouble when() {
        return when == null ? OptionalDouble.empty() : OptionalDouble.of(when);
    }

    /**
     * Moves the end.
     *
     * @param newWhen seconds on the clock of {@link EventLoop#time}; may be in the past
     * @throws IllegalStateException if it has not been entered, has expired or has ended, or on
     *     another thread than that of the loop
     * @throws IllegalArgumentException if the time is not a number
     */
    public void reschedule(double newWhen) {
        Delay.nanos(newWhen);
        change(newWhen);
    }

    /**
     * Takes the limit away.
     *
     * @throws IllegalStateException if it has not been entered, has expired or has ended, or on
     *     another thread than that of the loop
     */
    public void unschedule() {
        change(null);
    }

    private void change(Double newWhen) {
        if (state != State.ACTIVE) {
            throw new IllegalStateException(state == State.CREATED
                    ? "Timeout has not been entered"
                    : "Cannot change state of " + name() + " Timeout");
        }
        task.loop.checkThread("Timeout.reschedule");
        when = newWhen;
        stopTimer();
        schedule();
    }

    private void schedule() {
        if (when == null) {
            return;
        }
        EventLoop loop = task.loop;
        timer = when <= loop.time()
                ? loop.callSoon(this::expire) : loop.callAt(when, this::expire);
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void expire() {
        task.cancel();
        state = State.EXPIRING;
        timer = null;
    }

    /**
     * Says whether the time was over before the block had ended.
     *
     * @return whether it was
     */
    public boolean expired() {
        return state == State.EXPIRING || state == State.EXPIRED;
    }

    /**
     * Ends the block.
     *
     * @param cause the exception that leaves it, or null
     * @return a coroutine that ends at once; it throws a {@link TimeoutException} if the cause is the
     *     cancellation that this time-out asked for, and an IllegalStateException if it has not been
     *     entered
     */
    @Override
    public Coroutine<Void> aclose(Throwable cause) {
        return new Exit(this, cause);
    }

    private void exit(Throwable cause) throws TimeoutException {
        if (state == State.CREATED) {
            throw new IllegalStateException("Timeout has not been entered");
        }
        stopTimer();
        if (state == State.ACTIVE) {
            state = State.FINISHED;
        } else if (state == State.EXPIRING) {
            state = State.EXPIRED;
            if (task.uncancel() <= cancelling && cause instanceof CancelledError) {
                TimeoutException exception = new TimeoutException();
                exception.initCause(cause);
                throw exception;
            }
        }
    }

    private String name() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "<Timeout [" + name() + "]" + (state != State.ACTIVE ? ""
                : " when=" + (when == null ? null : Math.rint(when * 1000) / 1000)) + ">";
    }

    private static final class Exit extends CoroutineFrame<Void> {
        private final Timeout timeout;
        private final Throwable cause;

        Exit(Timeout timeout, Throwable cause) {
            this.timeout = timeout;
            this.cause = cause;
        }

        @Override
        protected Object resume(int depth) throws TimeoutException {
            enter();
            timeout.exit(cause);
            return null;
        }
    }
}
