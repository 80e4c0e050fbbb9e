package dev.sospeso.asyncio;

import dev.sospeso.AsyncCloseable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGrouping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks that live no longer than a block: the counterpart of {@code asyncio.TaskGroup}.
 *
 * <pre>{@code
 * try (var group = TaskGroup.open()) {
 *     group.createTask(fetch(1));
 *     group.createTask(() -> ...);
 * }   // both have ended
 * }</pre>
 *
 * <p>The block ends when all its tasks have. If one fails (a cancellation is no failure), the others
 * are cancelled, and the block too if it still runs; when all have ended, the failures leave
 * together, as an {@link dev.sospeso.ExceptionGroup} (or a {@link dev.sospeso.BaseExceptionGroup} if
 * one of them is an {@link Error}). An exception that leaves the block cancels the tasks and becomes
 * one of the failures; a cancellation of the block does the same and leaves as itself if no task
 * fails. {@link dev.sospeso.KeyboardInterrupt}, {@link dev.sospeso.SystemExit} and
 * {@link VirtualMachineError} leave as themselves.
 *
 * <p>A failure leaves the count of the parent's cancellations as it was, as in CPython since 3.13.
 * Not thread-safe.
 */
public final class TaskGroup implements AsyncCloseable {

    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final List<Throwable> errors = new ArrayList<>();
    /** Those who wait until there is no unfinished task. */
    private final Waiters waiters = new Waiters();
    private Task<?> parent;
    private boolean exiting;
    private boolean aborting;
    private boolean exited;
    /** Whether the group has cancelled its parent, and must take that back. */
    private boolean parentCancelRequested;
    /** The first exception that leaves as itself, or null. */
    private Throwable baseError;

    /** Not entered yet; see {@link #open}. */
    public TaskGroup() {
    }

    /**
     * Makes a group and enters it, for a try-with-resources statement.
     *
     * @return the group
     * @throws IllegalStateException if no task runs
     */
    public static TaskGroup open() {
        return new TaskGroup().enter();
    }

    /**
     * Begins the block; the current task becomes the parent.
     *
     * @return this
     * @throws IllegalStateException if it has been entered already, or no task runs
     */
    public TaskGroup enter() {
        if (parent != null) {
            throw new IllegalStateException("TaskGroup " + this + " has already been entered");
        }
        Task<?> current = BaseEventLoop.running().currentTask();
        if (current == null) {
            throw new IllegalStateException(
                    "TaskGroup " + this + " cannot determine the parent task");
        }
        parent = current;
        return this;
    }

    /**
     * Makes a task of the group.
     *
     * @param coroutine what it runs; closed if the group refuses it
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, null, null);
    }

    /**
     * Makes a task of the group.
     *
     * @param coroutine what it runs; closed if the group refuses it
     * @param name its name, or null for {@code Task-} and a number
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, name, null);
    }

    /**
     * Makes a task of the group.
     *
     * @param coroutine what it runs; closed if the group refuses it
     * @param name its name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine, String name, Context context) {
        String refusal = refusal();
        if (refusal != null) {
            if (coroutine != null) {
                coroutine.close();
            }
            throw new IllegalStateException("TaskGroup " + this + refusal);
        }
        Task<T> task = parent.loop.createTask(coroutine, name, context);
        if (task.done()) {
            ended(task);
        } else {
            tasks.add(task);
            task.addDoneCallback(this::ended);
        }
        return task;
    }

    /**
     * Makes a task of the group of an async lambda.
     *
     * @param callable what it runs
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(AsyncCallable<T> callable) {
        return createTask(callable, null, null);
    }

    /**
     * Makes a task of the group of an async lambda.
     *
     * @param callable what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(AsyncCallable<T> callable, String name) {
        return createTask(callable, name, null);
    }

    /**
     * Makes a task of the group of an async lambda.
     *
     * @param callable what it runs
     * @param name its name, or null for {@code Task-} and a number
     * @param context the context it runs in, or null for a copy of the current one
     * @param <T> the type of its result
     * @return the task, scheduled
     * @throws IllegalStateException if the group has not been entered, is finished or is shutting
     *     down, or on another thread than that of the loop
     */
    public <T> Task<T> createTask(AsyncCallable<T> callable, String name, Context context) {
        return createTask(Asyncio.async(callable), name, context);
    }

    private String refusal() {
        if (parent == null) {
            return " has not been entered";
        }
        parent.loop.checkThread("TaskGroup.createTask");
        if (exiting && tasks.isEmpty()) {
            return " is finished";
        }
        return aborting ? " is shutting down" : null;
    }

    /**
     * Lists the tasks that have not ended.
     *
     * @return a copy, in the order in which they were made
     */
    public List<Task<?>> tasks() {
        return List.copyOf(tasks);
    }

    /**
     * Waits until all tasks that the group has, also those made meanwhile, have ended; the group stays
     * open. Does not suspend if there is none. If one fails, the parent is cancelled as elsewhere in
     * the block.
     *
     * @return a coroutine that ends then; it throws an IllegalStateException in a task of the group,
     *     which would wait for itself
     */
    public Coroutine<Void> join() {
        return new TaskGroupJoin(this);
    }

    /**
     * Cancels all tasks and ends the group without a failure: the parent is cancelled too where it
     * waits. If that is at the end of the block, the statement ends normally. If it is inside, the
     * {@link CancelledError} leaves the statement, since in Java a resource cannot swallow an
     * exception: catch it there; the parent does not count as cancelled. Does nothing if the group is
     * shutting down or finished.
     *
     * @throws IllegalStateException if the group has not been entered, or on another thread than that
     *     of the loop
     */
    public void cancel() {
        if (parent == null) {
            throw new IllegalStateException("TaskGroup " + this + " has not been entered");
        }
        parent.loop.checkThread("TaskGroup.cancel");
        if (!aborting && !(exiting && tasks.isEmpty())) {
            abortWithParent();
        }
    }

    /** Cancels all tasks if that has not been done yet; returns whether it did. */
    boolean abortOnce() {
        if (aborting) {
            return false;
        }
        abort();
        return true;
    }

    private void abort() {
        aborting = true;
        for (Task<?> task : tasks()) {
            task.cancel();
        }
    }

    private void abortWithParent() {
        abort();
        parentCancelRequested = true;
        parent.cancel();
    }

    private void ended(Future<?> task) {
        tasks.remove(task);
        if (tasks.isEmpty()) {
            waiters.wakeAll();
        }
        if (task.cancelled()) {
            return;
        }
        Throwable exception = task.exception();
        if (exception != null) {
            failed((Task<?>) task, exception);
        }
    }

    private void failed(Task<?> task, Throwable exception) {
        errors.add(exception);
        noteBaseError(exception);
        if (parent.done()) {
            parent.loop.callExceptionHandler(ExceptionContext.of("Task " + task
                    + " has errored out but its parent task " + parent + " is already completed")
                    .withException(exception).withFuture(task));
        } else if (!aborting && !parentCancelRequested) {
            abortWithParent();
        }
    }

    private void noteBaseError(Throwable exception) {
        if (baseError == null && Raise.leavesLoop(exception)) {
            baseError = exception;
        }
    }

    /**
     * Ends the block: waits until all tasks have ended.
     *
     * @param cause the exception that leaves the block, or null
     * @return a coroutine that throws what is to leave the statement; if it returns, the cause leaves
     */
    @Override
    public Coroutine<Void> aclose(Throwable cause) {
        return new TaskGroupExit(this, cause);
    }

    boolean hasExited() {
        return exited;
    }

    /** From now on the group is finished as soon as all tasks have ended. */
    void beginExit(Throwable cause) {
        if (parent == null) {
            throw new IllegalStateException("TaskGroup " + this + " has not been entered");
        }
        exiting = true;
        if (cause != null) {
            noteBaseError(cause);
            abortOnce();
        }
    }

    /** Throws what leaves the statement when all tasks have ended. */
    void exit(Throwable cause, CancelledError cancellation) throws Throwable {
        exited = true;
        if (baseError != null) {
            throw baseError;
        }
        boolean uncancelled = parentCancelRequested && parent.uncancel() == 0;
        if (cancellation != null && !uncancelled && errors.isEmpty()) {
            throw cancellation;
        }
        if (cause != null && !(cause instanceof CancelledError)) {
            errors.add(cause);
        }
        if (!errors.isEmpty()) {
            keepCancellationPending();
            List<Throwable> unhandled = List.copyOf(errors);
            errors.clear();
            throw ExceptionGrouping.of("unhandled errors in a TaskGroup", unhandled)
                    .asThrowable();
        }
    }

    /** The failures take the place of a cancellation from outside: the next await throws it again. */
    private void keepCancellationPending() {
        if (parent.cancelling() > 0) {
            parent.uncancel();
            parent.cancel();
        }
    }

    /** Whether there is no unfinished task. */
    boolean isIdle() {
        return tasks.isEmpty();
    }

    /** The wait until there is no unfinished task any more. */
    Wake untilIdle() {
        return new Wake(parent.loop, waiters);
    }

    /** Takes in one who waits for that too, but no task of the group, which would wait for itself. */
    void addJoiner(TaskGroupJoin joiner) {
        BaseEventLoop loop = parent.loop;
        loop.checkThread("TaskGroup.join");
        if (tasks.contains(loop.currentTask())) {
            throw new IllegalStateException(loop.currentTask()
                    + " cannot wait for all the tasks of its own TaskGroup " + this);
        }
        Wake.checkLoop(loop);
        waiters.add(joiner);
    }

    void removeJoiner(TaskGroupJoin joiner) {
        waiters.remove(joiner);
    }

    @Override
    public String toString() {
        return "<TaskGroup" + (tasks.isEmpty() ? "" : " tasks=" + tasks.size())
                + (errors.isEmpty() ? "" : " errors=" + errors.size())
                + (aborting ? " cancelling" : parent != null ? " entered" : "") + ">";
    }
}
