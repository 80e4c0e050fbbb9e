package dev.sospeso.asyncio;

import dev.sospeso.AsyncFrame;
import dev.sospeso.Chain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to read about tasks: the text of one, and what another thread can see of it. */
final class TaskDescription {

    /** Tasks may wait for each other in a circle: the second time, one is only dots, as in CPython. */
    private final Set<Task<?>> described = new HashSet<>();

    /** A task as {@code repr} shows it. */
    String of(Task<?> task) {
        if (!described.add(task)) {
            return "...";
        }
        String state = task.pending() && task.cancelRequests() > 0
                ? "cancelling" : task.describeState();
        return "<Task " + state.split(" ", 2)[0] + " name='" + task.getName() + "'" + place(task)
                + (state.indexOf(' ') < 0 ? "" : state.substring(state.indexOf(' ')))
                + wait(task)
                + (task.created() == null ? "" : " created at " + task.created()) + ">";
    }

    /** In debug mode: the coroutine and the line at which it stands. */
    private static String place(Task<?> task) {
        if (task.created() == null || task.loop.isRunning() && !task.loop.isOnLoopThread()) {
            return "";
        }
        List<StackTraceElement> chain = task.awaitChain();
        return chain.isEmpty() ? "" : " coro=<" + chain.get(chain.size() - 1) + ">";
    }

    private String wait(Task<?> task) {
        Future<?> awaited = task.waiter();
        if (awaited instanceof Task<?> other) {
            return " wait_for=" + of(other);
        }
        if (awaited != null) {
            return " wait_for=" + awaited;
        }
        return task.waits() && task.leaf() instanceof WaitFrame<?> turn
                ? " wait_for=" + turn.describe() : "";
    }

    /** What another thread can see of a task; null once it is done. */
    static TaskSnapshot glance(Task<?> task) {
        AsyncFrame leaf = task.leaf();
        if (leaf == null) {
            return null;
        }
        String awaited = task.waits() ? kindAwaited(leaf) : null;
        TaskSnapshot.State state = task.loop.currentTask() == task ? TaskSnapshot.State.RUNNING
                : awaited != null ? TaskSnapshot.State.WAITING : TaskSnapshot.State.READY;
        return new TaskSnapshot(task.getName(), state, List.copyOf(Chain.glance(leaf)),
                state == TaskSnapshot.State.WAITING ? awaited : null);
    }

    /** What a leaf waits for, in a word or two; null if that is no more to come. */
    private static String kindAwaited(AsyncFrame leaf) {
        if (leaf instanceof WaitFrame<?> turn) {
            return turn.waits() ? Waiter.KIND : null;
        }
        return Chain.awaited(leaf) instanceof Future<?> future && future.pending()
                ? future.kind() : null;
    }
}
