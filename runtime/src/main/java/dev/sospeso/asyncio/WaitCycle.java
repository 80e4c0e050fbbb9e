package dev.sospeso.asyncio;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Tasks that wait for each other in a circle, by way of a gather or not. */
final class WaitCycle {

    private WaitCycle() {
    }

    /** Whether what a task waits for waits for that task itself. */
    static boolean leadsBackTo(Task<?> task) {
        Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Future<?>> next = new ArrayDeque<>(awaitedBy(task));
        while (!next.isEmpty()) {
            Future<?> future = next.remove();
            if (future == task) {
                return true;
            }
            if (seen.add(future)) {
                next.addAll(awaitedBy(future));
            }
        }
        return false;
    }

    private static List<Future<?>> awaitedBy(Future<?> future) {
        if (future instanceof Gather<?> gather) {
            return Arrays.asList(gather.children());
        }
        return future instanceof Task<?> task && task.waiter() != null
                ? List.of(task.waiter()) : List.of();
    }
}
