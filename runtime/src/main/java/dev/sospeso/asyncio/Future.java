package dev.sospeso.asyncio;

import dev.sospeso.AsyncFrame;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Chain;
import dev.sospeso.Generator;
import dev.sospeso.InvalidStateException;
import dev.sospeso.StopIteration;
import dev.sospeso.Suspension;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A result that will be there later: the counterpart of {@code asyncio.Future}.
 *
 * <p>It is pending until a result or an exception is set or it is cancelled; then it is done and
 * never changes again. Awaiting it gives the result or throws the exception as itself; several
 * coroutines may await one future, and callbacks run by the loop on its next turn, never from
 * within the call that completes it.
 *
 * <p>A future belongs to one loop and is not thread-safe: while that loop runs, each method called
 * on another thread throws an {@link IllegalStateException}. An exception that nobody retrieves is
 * reported to the loop's exception handler, when the future is garbage or the loop is closed.
 *
 * @param <T> the type of the result
 */
public class Future<T> extends Suspension implements Awaitable<T> {

    private static final byte PENDING = 0;
    private static final byte FINISHED = 1;
    private static final byte FAILED = 2;
    private static final byte CANCELLED = 3;

    final BaseEventLoop loop;
    /**
     * One reference for all states, as there may be a million of us. Pending: null, or a
     * {@link Task}, {@link DoneCallback} or {@link Gather} that waits, or {@link Several}. Finished: the result.
     * Failed: the exception, in an {@link Unretrieved} as long as nobody has seen it. Cancelled: a
     * message or the error to throw first, or null.
     */
    private Object content;
    private byte state;

    Future(BaseEventLoop loop) {
        this.loop = loop;
    }

    /**
     * Returns the loop.
     *
     * @return the loop to which this future belongs; may be called on any thread
     */
    public EventLoop getLoop() {
        return loop;
    }

    /**
     * Says whether the future is done.
     *
     * @return whether it has a result or an exception or was cancelled
     */
    public final boolean done() {
        loop.checkThread("Future.done");
        return state != PENDING;
    }

    /**
     * Says whether the future was cancelled.
     *
     * @return whether it was cancelled
     */
    public final boolean cancelled() {
        loop.checkThread("Future.cancelled");
        return state == CANCELLED;
    }

    final boolean pending() {
        return state == PENDING;
    }

    /** Whether it has a result. */
    final boolean succeeded() {
        return state == FINISHED;
    }

    /**
     * Returns the result. Throws the exception, as itself, if one was set.
     *
     * @return the result
     * @throws InvalidStateException if the future is pending
     * @throws CancelledError if it was cancelled
     */
    public final T result() {
        loop.checkThread("Future.result");
        if (state == PENDING) {
            throw new InvalidStateException("Result is not set.");
        }
        return outcome();
    }

    /**
     * Returns the exception.
     *
     * @return the exception that was set, or null if there is a result
     * @throws InvalidStateException if the future is pending
     * @throws CancelledError if it was cancelled
     */
    public final Throwable exception() {
        loop.checkThread("Future.exception");
        if (state == PENDING) {
            throw new InvalidStateException("Exception is not set.");
        }
        if (state == CANCELLED) {
            throw cancelledErrorHere();
        }
        return failure();
    }

    /** The exception of a done future that was not cancelled; it counts as seen. */
    final Throwable failure() {
        if (state != FAILED) {
            return null;
        }
        retrieved();
        return (Throwable) content;
    }

    @SuppressWarnings("unchecked")
    private T outcome() {
        if (state == FINISHED) {
            return (T) content;
        }
        if (state == CANCELLED) {
            throw cancelledErrorHere();
        }
        retrieved();
        throw Raise.<RuntimeException>any((Throwable) content);
    }

    /** Somebody has seen the exception, if there is one. */
    final void retrieved() {
        if (state == FAILED && content instanceof Unretrieved record) {
            content = record.exception();
            record.disarm();
        }
    }

    /**
     * The error to throw for the cancellation: the one that ended a task is thrown once, as itself;
     * later ones have no message, as CPython's.
     */
    final CancelledError cancelledError() {
        if (content instanceof CancelledError error) {
            content = null;
            return error;
        }
        return Chain.cancellation((String) content);
    }

    /** The same for a caller who is on the Java stack; it has no other trace. */
    private CancelledError cancelledErrorHere() {
        return content instanceof CancelledError ? cancelledError()
                : new CancelledError((String) content);
    }

    final String cancelMessage() {
        return content instanceof CancelledError ? null : (String) content;
    }

    /** The error that a cancellation of this done future gives, even if it did not end by one. */
    final CancelledError cancellation() {
        return state == CANCELLED ? cancelledError() : Chain.cancellation(requestedMessage());
    }

    /** The message of a cancellation that was asked of this future itself, or null. */
    String requestedMessage() {
        return null;
    }

    /**
     * Sets the result and schedules the callbacks.
     *
     * @param result the result, or null
     * @throws InvalidStateException if the future is done already
     */
    public void setResult(T result) {
        loop.checkThread("Future.setResult");
        complete(FINISHED, result);
    }

    /**
     * Sets an exception and schedules the callbacks.
     *
     * @param exception what awaiting the future throws, as itself
     * @throws InvalidStateException if the future is done already
     * @throws IllegalArgumentException if it is a {@link StopIteration}
     * @throws NullPointerException if the exception is null
     */
    public void setException(Throwable exception) {
        loop.checkThread("Future.setException");
        if (exception instanceof StopIteration) {
            throw new IllegalArgumentException("StopIteration interacts badly with generators"
                    + " and cannot be raised into a Future");
        }
        fail(exception);
    }

    /**
     * Cancels the future and schedules the callbacks.
     *
     * @return whether it was pending
     */
    public final boolean cancel() {
        return cancel(null);
    }

    /**
     * Cancels the future and schedules the callbacks.
     *
     * @param message the message of the {@link CancelledError}, or null
     * @return whether it was pending
     */
    public boolean cancel(String message) {
        loop.checkThread("Future.cancel");
        if (state != PENDING) {
            retrieved();
            return false;
        }
        complete(CANCELLED, message);
        return true;
    }

    final void finish(Object result) {
        complete(FINISHED, result);
    }

    final void fail(Throwable exception) {
        if (exception == null) {
            throw new NullPointerException("setException(null)");
        }
        if (state != PENDING) {
            throw new InvalidStateException("invalid state");
        }
        complete(FAILED, loop.unretrieved.add(this, exception));
    }

    /** Ends as cancelled with the error that did it, or a message, or null. */
    final void cancelWith(Object errorOrMessage) {
        complete(CANCELLED, errorOrMessage);
    }

    private void complete(byte newState, Object newContent) {
        if (state != PENDING) {
            throw new InvalidStateException("invalid state");
        }
        state = newState;
        Object waiting = content;
        content = newContent;
        if (waiting != null) {
            wake(waiting);
        }
        completed();
    }

    /** What it stands for, in a word or two; for any thread. */
    String kind() {
        return "future";
    }

    /** For subclasses with something to release when the future is done. */
    void completed() {
    }

    private void wake(Object waiting) {
        if (waiting instanceof Several several) {
            for (Object each : several) {
                wakeOne(each);
            }
        } else {
            wakeOne(waiting);
        }
    }

    private void wakeOne(Object waiting) {
        if (waiting instanceof Gather<?> gather) {
            gather.ended(this);
        } else {
            loop.ready(waiting);
        }
    }

    /** Has a gather know when this future is done; on the loop's next turn if it is already. */
    final void tell(Gather<?> gather) {
        loop.checkThread("Future.addDoneCallback");
        if (state == PENDING) {
            addWaiter(gather);
        } else {
            gather.ended(this);
        }
    }

    /**
     * Has a callback run when the future is done; at the loop's next turn if it is already.
     *
     * @param callback gets this future
     */
    public final void addDoneCallback(Consumer<? super Future<T>> callback) {
        loop.checkThread("Future.addDoneCallback");
        add(callback, Context.forCallback(loop));
    }

    /**
     * Has a callback run in a context when the future is done.
     *
     * @param callback gets this future
     * @param context the context to run in
     */
    public final void addDoneCallback(Consumer<? super Future<T>> callback, Context context) {
        loop.checkThread("Future.addDoneCallback");
        add(callback, context);
    }

    private void add(Consumer<? super Future<T>> callback, Context context) {
        if (callback == null) {
            throw new NullPointerException("addDoneCallback(null)");
        }
        DoneCallback entry = new DoneCallback(loop, callback, context, this);
        if (state == PENDING) {
            addWaiter(entry);
        } else {
            loop.ready(entry);
        }
    }

    /** Adds a task or a callback to those that wait for this pending future. */
    final void addWaiter(Object waiter) {
        if (content == null) {
            content = waiter;
        } else if (content instanceof Several several) {
            several.add(waiter);
        } else {
            content = new Several(content, waiter);
        }
    }

    /**
     * Takes a callback back, however often it was added.
     *
     * @param callback the same object that was added
     * @return how many were removed; 0 once the future is done
     */
    public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
        loop.checkThread("Future.removeDoneCallback");
        if (state != PENDING) {
            return 0;
        }
        if (content instanceof Several several) {
            int before = several.size();
            several.removeIf(each -> isCallback(each, callback));
            return before - several.size();
        }
        if (isCallback(content, callback)) {
            content = null;
            return 1;
        }
        return 0;
    }

    private static boolean isCallback(Object waiter, Object callback) {
        return waiter instanceof DoneCallback entry && entry.callback() == callback;
    }

    /**
     * Returns a view for plain Java code on any thread. Cancelling it asks the loop to cancel this
     * future; a cancellation of this one ends it with a
     * {@link java.util.concurrent.CancellationException}.
     *
     * @return a new CompletableFuture
     */
    public final CompletableFuture<T> toCompletableFuture() {
        loop.checkThread("Future.toCompletableFuture");
        return LoopCompletableFuture.of(this);
    }

    @Override
    public Generator<Object, Object, T> awaiter() {
        return new FutureAwaiter<>(this);
    }

    @Override
    protected final Object begin(int depth) {
        loop.checkThread("await");
        return state == PENDING ? this : enclose(outcome());
    }

    @Override
    protected final Object take() {
        if (state == PENDING) {
            throw new IllegalStateException("await wasn't used with future");
        }
        if (state == CANCELLED) {
            throw cancelledError();
        }
        return outcome();
    }

    /** Has a task that waits for this future go on at once with the result, if there is one. */
    final void handTo(AsyncFrame leaf) {
        if (state == FINISHED) {
            Chain.hand(leaf, this, content);
        }
    }

    /** All who wait, when they are several. A class, since the test for an interface costs more. */
    private static final class Several extends ArrayList<Object> {
        private static final long serialVersionUID = 1;

        Several(Object first, Object second) {
            super(4);
            add(first);
            add(second);
        }
    }

    /** The state, and the result or exception, as {@code repr} shows them. */
    final String describeState() {
        return switch (state) {
            case PENDING -> "pending";
            case CANCELLED -> "cancelled";
            case FINISHED -> "finished result=" + content;
            default -> "finished exception=" + (content instanceof Unretrieved record
                    ? record.exception() : content);
        };
    }

    @Override
    public String toString() {
        return "<Future " + describeState() + ">";
    }
}
