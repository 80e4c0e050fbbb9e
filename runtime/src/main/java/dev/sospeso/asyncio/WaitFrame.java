package dev.sospeso.asyncio;

import dev.sospeso.BareYield;
import dev.sospeso.CoroutineFrame;

/**
 * The coroutine of an operation that may have to wait its turn, and its place among the
 * {@link Waiters}, in one object. If it need not wait, it does not suspend.
 *
 * <p>A task waits for its turn itself, and goes on with the loop's next turn when it is woken. Whoever
 * else drives the coroutine, and whoever cancels the wait or looks at it, is given a future for it.
 *
 * @param <T> the type of the result
 */
abstract class WaitFrame<T> extends CoroutineFrame<T> {

    /** Links of the {@link Waiters}; a frame that stands in none has no previous one. */
    WaitFrame<?> previous;
    WaitFrame<?> next;
    /** Whoever goes on when it is woken: a task, or the {@link Waiter} that others wait for. */
    private Object waiting;
    /** Whether its turn came before there was a future. */
    private boolean woken;

    /** Begins the operation; returns whether it must wait, with its place taken. */
    abstract boolean begin();

    /** It was woken; returns whether it must wait again, with its place taken. */
    abstract boolean woken();

    /** An exception, mostly a cancellation, ends the wait; it may have been woken before. */
    abstract void abandoned();

    /** Ends the operation. */
    abstract T finish();

    /** Takes the last place in a queue; returns true, for who has to wait then. */
    final boolean takePlace(LoopBound owner, Waiters queue) {
        owner.loop();
        queue.add(this);
        return true;
    }

    @Override
    protected final Object resume(int depth) throws Throwable {
        boolean waits;
        if (enter() == CREATED) {
            waits = begin();
        } else {
            endWait();
            waits = woken();
            if (waits) {
                waiting = null;
                woken = false;
            }
        }
        if (waits) {
            return suspend(RESERVED, BareYield.INSTANCE);
        }
        return enclose(finish());
    }

    private void endWait() throws Throwable {
        try {
            resumed();
        } catch (Throwable exception) {
            abandoned();
            throw exception;
        }
    }

    /** A task has begun to wait for its turn. */
    final void awaitedBy(Task<?> task) {
        waiting = task;
    }

    /** Whether it waits and has been neither woken nor cancelled. */
    final boolean waits() {
        return waiting instanceof Waiter future ? future.pending() : !woken;
    }

    final boolean cancelled() {
        return waiting instanceof Waiter future && future.cancelled();
    }

    /** Whether its turn has come. */
    final boolean wasWoken() {
        return !waits() && !cancelled();
    }

    /** Sees to it that nobody waits any more for a turn that does not come. */
    final void cancelWait() {
        if (waiting instanceof Waiter future) {
            future.cancel();
        }
    }

    /** Its turn has come; returns whether it waited for that. */
    final boolean wake() {
        if (waiting instanceof Task<?> task) {
            if (woken) {
                return false;
            }
            woken = true;
            task.loop.ready(task);
            return true;
        }
        Waiter future = (Waiter) waiting;
        if (!future.pending()) {
            return false;
        }
        future.finish(null);
        return true;
    }

    /** The description of the future that stands for the wait, or would. */
    final String describe() {
        return waiting instanceof Waiter future ? future.toString()
                : waits() ? "<Future pending>" : "<Future finished result=null>";
    }

    @Override
    protected final Object yielded() {
        return waiting instanceof Waiter future ? future : future();
    }

    /** From now on a future stands for the wait. */
    private Waiter future() {
        Task<?> task = (Task<?>) waiting;
        Waiter future = new Waiter(task == null ? BaseEventLoop.running() : task.loop);
        if (woken) {
            future.finish(null);
        } else if (task != null) {
            future.addWaiter(task);
        }
        waiting = future;
        suspend(1, future);
        return future;
    }
}
