package dev.sospeso.asyncio;

import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tasks of a loop that are not done, oldest first, linked through themselves. Only the loop's
 * thread changes it; {@link #glance} may be called on any.
 */
final class TaskList {

    /** How often a walk that the loop disturbs begins again before it keeps what it has. */
    private static final int MOST_WALKS = 64;

    private Task<?> first;
    private Task<?> last;

    boolean isEmpty() {
        return first == null;
    }

    void add(Task<?> task) {
        task.previous = last;
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    void remove(Task<?> task) {
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.previous = null;
        task.next = null;
    }

    Set<Task<?>> copy() {
        Set<Task<?>> all = new LinkedHashSet<>();
        for (Task<?> task = first; task != null; task = task.next) {
            all.add(task);
        }
        return all;
    }

    /**
     * The tasks as another thread sees them: each that is there throughout, unless the loop ends
     * tasks all the time; perhaps some that have just come or gone. A task that has left has no
     * successor, so a walk that ends before the last one begins again.
     */
    Set<Task<?>> glance() {
        Set<Task<?>> seen = new LinkedHashSet<>();
        for (int walks = 0; walks < MOST_WALKS; walks++) {
            VarHandle.acquireFence();
            Task<?> end = null;
            for (Task<?> task = first; task != null; task = task.next) {
                seen.add(task);
                end = task;
            }
            if (end == last) {
                break;
            }
        }
        return seen;
    }
}
