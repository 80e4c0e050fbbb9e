package dev.sospeso.asyncio;

import dev.sospeso.AsyncFrame;
import dev.sospeso.CancelledError;
import dev.sospeso.Chain;
import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A coroutine that runs on a loop by itself: the counterpart of {@code asyncio.Task}.
 *
 * <p>It begins on the loop's next turn and is done when the coroutine ends. {@link #cancel} throws
 * a {@link CancelledError} into the coroutine at its suspension point; the coroutine may clean up,
 * or catch it and go on. The loop holds its tasks, so none is lost while it runs.
 *
 * @param <T> the type of the result
 */
public final class Task<T> extends Future<T> {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Links of the {@link TaskList}. */
    Task<?> previous;
    Task<?> next;
    private final Coroutine<T> coroutine;
    private final int number;
    /** The frame to resume; null when done. */
    private AsyncFrame leaf;
    /**
     * One reference, as there may be a million of us: the {@link Context}, null as long as nothing is
     * set in it (see {@link LoopThread#context}), or {@link TaskDetails} with it and more.
     */
    private Object extras;
    /** Whether it waits for what its leaf awaits, or has been woken by that and has not gone on yet. */
    private boolean waits;
    private boolean mustCancel;
    private boolean mayBeDropped;

    /**
     * Makes a task and schedules it.
     *
     * @param loop the loop that is to run it
     * @param coroutine what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @throws NullPointerException if the coroutine is null
     * @throws IllegalStateException if the coroutine has been awaited already, the loop is closed,
     *     or it runs on another thread
     */
    public Task(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
        this(loop, coroutine, name, context, false);
    }

    /**
     * Makes a task, and lets it begin at once or schedules it. One that begins at once runs within this
     * call to its first suspension, and may be done when it returns: see {@link TaskFactory#eager}.
     *
     * @param loop the loop that is to run it
     * @param coroutine what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param eager whether it begins at once; without effect unless the loop runs on this thread
     * @throws NullPointerException if the coroutine is null
     * @throws IllegalStateException if the coroutine has been awaited already, the loop is closed,
     *     or it runs on another thread
     */
    public Task(EventLoop loop, Coroutine<T> coroutine, String name, Context context,
            boolean eager) {
        this((BaseEventLoop) loop, coroutine, name, context,
                eager && LoopThread.current().running == loop);
    }

    Task(BaseEventLoop loop, Coroutine<T> coroutine, String name, Context context,
            boolean eager) {
        super(loop);
        if (coroutine == null) {
            throw new NullPointerException("createTask(null): a coroutine was expected."
                    + " A method that returns one gave null; an async method never does once it is"
                    + " transformed, so look for one that is not marked @Async");
        }
        loop.checkOpen();
        loop.checkThread("createTask");
        this.coroutine = coroutine;
        this.leaf = frameOf(coroutine);
        this.number = name == null ? COUNTER.incrementAndGet() : 0;
        enter(context != null ? context : Context.forCallback(loop));
        if (name != null) {
            details().name = name;
        }
        if (loop.getDebug()) {
            details().created = Origin.here();
        }
        loop.tasks.add(this);
        if (eager) {
            stepNow();
        } else {
            loop.ready(this);
        }
    }

    /** The frame with which a driver of its own begins a coroutine. */
    static AsyncFrame frameOf(Coroutine<?> coroutine) {
        return Chain.of(coroutine instanceof CoroutineFrame<?> frame
                ? frame : new AwaitFrame<>(coroutine));
    }

    /**
     * Returns the coroutine.
     *
     * @return what the task runs
     */
    public Coroutine<T> getCoro() {
        return coroutine;
    }

    /**
     * Returns the name.
     *
     * @return the name; {@code Task-} and a number unless one was given
     */
    public String getName() {
        return extras instanceof TaskDetails details && details.name != null
                ? details.name : "Task-" + number;
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     */
    public void setName(String name) {
        details().name = String.valueOf(name);
    }

    /**
     * Returns the context.
     *
     * @return the context in which the coroutine runs
     */
    public Context getContext() {
        loop.checkThread("Task.getContext");
        if (loop.currentTask() == this) {
            return loop.loopThread().context();
        }
        if (context() == null) {
            enter(new Context());
        }
        return context();
    }

    /**
     * Lists where the coroutine stands.
     *
     * @return the suspension points, outermost first, when it is suspended; empty before it starts
     *     and after it has returned or was cancelled; the trace of its exception, outermost first,
     *     when it has failed
     */
    public List<StackTraceElement> getStack() {
        loop.checkThread("Task.getStack");
        List<StackTraceElement> stack = List.of();
        if (leaf != null) {
            stack = Chain.trace(leaf);
        } else if (!cancelled() && failure() != null) {
            stack = Arrays.asList(failure().getStackTrace());
        }
        Collections.reverse(stack);
        return stack;
    }

    /**
     * Returns how many cancellations were asked for.
     *
     * @return the calls of {@link #cancel} less those of {@link #uncancel}
     */
    public int cancelling() {
        loop.checkThread("Task.cancelling");
        return cancelRequests();
    }

    /**
     * Takes one request for cancellation back. For those who asked for it and have dealt with it,
     * such as a time-out. When none remains, one that has not yet reached the coroutine is dropped, as
     * in CPython since 3.13.
     *
     * @return how many requests remain
     */
    public int uncancel() {
        loop.checkThread("Task.uncancel");
        if (cancelRequests() > 0) {
            details().cancelRequests--;
            if (cancelRequests() == 0) {
                mustCancel = false;
            }
        }
        return cancelRequests();
    }

    /**
     * Asks the task to cancel itself: a {@link CancelledError} is thrown into its coroutine on a
     * next turn of the loop. It is not certain that the task will be cancelled, since the coroutine
     * may catch the error.
     *
     * @param message the message of the error, or null
     * @return whether the task was not done
     * @throws IllegalStateException if the task waits for itself, by way of other tasks or a gather
     */
    @Override
    public boolean cancel(String message) {
        loop.checkThread("Task.cancel");
        if (!pending()) {
            return super.cancel(message);
        }
        details().cancelRequests++;
        Future<?> awaited = awaited();
        if (awaited != null && cancel(awaited, message)) {
            return true;
        }
        mustCancel = true;
        details().cancelMessage = message;
        return true;
    }

    private boolean cancel(Future<?> awaited, String message) {
        TaskDetails details = details();
        boolean again = details.passingOn;
        if (again && WaitCycle.leadsBackTo(this)) {
            throw new IllegalStateException(kind() + " cannot be cancelled: it waits for itself,"
                    + " by way of " + awaited.kind());
        }
        details.passingOn = true;
        try {
            return awaited.cancel(message);
        } finally {
            details.passingOn = again;
        }
    }

    @Override
    String requestedMessage() {
        return extras instanceof TaskDetails details ? details.cancelMessage : null;
    }

    int cancelRequests() {
        return extras instanceof TaskDetails details ? details.cancelRequests : 0;
    }

    private TaskDetails details() {
        if (extras instanceof TaskDetails details) {
            return details;
        }
        TaskDetails details = new TaskDetails((Context) extras);
        extras = details;
        return details;
    }

    /** The context in which it goes on; null as long as nothing is set in it. */
    private Context context() {
        return extras instanceof TaskDetails details ? details.context : (Context) extras;
    }

    private void enter(Context context) {
        if (extras instanceof TaskDetails details) {
            details.context = context;
        } else {
            extras = context;
        }
    }

    /**
     * Refused: a task's result is its coroutine's.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void setResult(T result) {
        throw new IllegalStateException("Task does not support set_result operation");
    }

    /**
     * Refused: a task's exception is its coroutine's.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void setException(Throwable exception) {
        throw new IllegalStateException("Task does not support set_exception operation");
    }

    /** Where it stands, innermost first; empty once it is done. */
    List<StackTraceElement> awaitChain() {
        return leaf == null ? List.of() : Chain.trace(leaf);
    }

    /** Where it was made, or null. */
    StackTraceElement created() {
        return extras instanceof TaskDetails details ? details.created : null;
    }

    /** The frame at which it goes on; null once it is done. */
    AsyncFrame leaf() {
        return leaf;
    }

    /** Whether it waits for what its leaf awaits, or has been woken and has not gone on yet. */
    boolean waits() {
        return waits;
    }

    /** What another thread can see of this task; null once it is done. */
    TaskSnapshot glance() {
        return TaskDescription.glance(this);
    }

    /** The future for which it waits, or by which it has been woken; null while there is none. */
    private Future<?> awaited() {
        return waits && Chain.yielded(leaf) instanceof Future<?> future ? future : null;
    }

    /** The future for which it waits, if there is one already; or null. */
    Future<?> waiter() {
        AsyncFrame innermost = leaf;
        return waits && innermost != null && Chain.awaited(innermost) instanceof Future<?> future
                ? future : null;
    }

    @Override
    String kind() {
        return "task '" + getName() + "'";
    }

    /** Nobody but the loop knows this task: no warning if it is pending when the loop closes. */
    void dropQuietly() {
        mayBeDropped = true;
    }

    boolean mayBeDropped() {
        return mayBeDropped;
    }

    /** Runs the coroutine to its next suspension. The loop calls it. */
    void step() {
        if (mustCancel && !injectCancel()) {
            return;
        }
        if (waits) {
            waits = false;
            if (Chain.awaited(leaf) instanceof Future<?> awaited) {
                awaited.handTo(leaf);
            }
        }
        LoopThread thread = loop.loopThread();
        Context context = context();
        if (thread.context != context) {
            thread.context = context;
        }
        Object result;
        try {
            result = AsyncFrame.drive(leaf);
        } catch (Throwable exception) {
            leave(thread);
            failed(exception);
            return;
        }
        if (result instanceof AsyncFrame suspended) {
            suspended(suspended, thread.context);
        } else {
            leave(thread);
            returned(open(result));
        }
    }

    /**
     * Waits for what the coroutine waits for. What has not changed is not written again, and the loop
     * forgets by itself that this was its current task: this is what a switch of tasks costs.
     */
    private void suspended(AsyncFrame innermost, Context now) {
        if (context() != now) {
            enter(now);
        }
        if (leaf != innermost) {
            leaf = innermost;
        }
        if (Chain.isBareYield(innermost)) {
            loop.ready(this);
        } else if (innermost instanceof WaitFrame<?> place) {
            waitForTurn(place);
        } else {
            waitFor(Chain.yielded(innermost));
        }
    }

    /** Runs the first step within a step of another task or a callback. */
    private void stepNow() {
        LoopThread thread = loop.loopThread();
        Object outer = loop.running(this);
        Context outerContext = thread.context;
        try {
            step();
        } finally {
            loop.running(outer);
            thread.context = outerContext;
        }
    }

    private void leave(LoopThread thread) {
        enter(thread.context);
        loop.running(null);
    }

    /** Has the next resumption throw; returns false if that ends the task here. */
    private boolean injectCancel() {
        mustCancel = false;
        Future<?> awaited = awaited();
        if (awaited != null
                && (awaited.cancelled() || awaited.failure() instanceof CancelledError)) {
            return true;
        }
        CancelledError error = Chain.cancellation(requestedMessage());
        if (Chain.abandon(leaf)) {
            end();
            cancelWith(error);
            return false;
        }
        Chain.raise(leaf, error);
        return true;
    }

    private void waitFor(Object awaited) {
        if (awaited instanceof Future<?> future) {
            if (future.loop != loop) {
                refuse("Task " + this + " got Future " + future + " attached to a different loop");
            } else if (future == this) {
                refuse("Task cannot await on itself: " + this);
            } else {
                waitForFuture(future);
            }
        } else if (awaited == null) {
            loop.ready(this);
        } else {
            refuse("Task got bad yield: " + awaited);
        }
    }

    private void waitForFuture(Future<?> future) {
        waits = true;
        if (future.pending()) {
            future.addWaiter(this);
        } else {
            loop.ready(this);
        }
        if (mustCancel) {
            cancelWait();
        }
    }

    private void waitForTurn(WaitFrame<?> place) {
        waits = true;
        place.awaitedBy(this);
        if (mustCancel) {
            cancelWait();
        }
    }

    /** A cancellation was asked for while the coroutine ran. */
    private void cancelWait() {
        loop.running(null);
        mustCancel = !awaited().cancel(requestedMessage());
    }

    private void refuse(String message) {
        Chain.raise(leaf, new IllegalStateException(message));
        loop.ready(this);
    }

    private void returned(Object result) {
        end();
        if (mustCancel) {
            mustCancel = false;
            cancelWith(requestedMessage());
        } else {
            finish(result);
        }
    }

    private void failed(Throwable exception) {
        end();
        if (exception instanceof CancelledError error) {
            cancelWith(error);
        } else {
            fail(exception);
            if (Raise.leavesLoop(exception)) {
                retrieved();
                throw Raise.<RuntimeException>any(exception);
            }
        }
    }

    private void end() {
        leaf = null;
        loop.tasks.remove(this);
    }

    @Override
    public String toString() {
        return new TaskDescription().of(this);
    }
}
