package dev.sospeso.asyncio;

import java.util.List;
import java.util.Objects;

/**
 * What an event loop was doing when somebody looked: the task tree, as data and as text.
 *
 * @param loop the name of its class and a number that tells loops apart
 * @param thread the name of the thread that ran it, or null if it did not run
 * @param threadStack the Java stack of that thread, innermost first, if a task was running: where it
 *     computes or, against the rules, blocks; else empty
 * @param tasks the tasks that were not done, oldest first
 */
public record LoopSnapshot(String loop, String thread, List<StackTraceElement> threadStack,
        List<TaskSnapshot> tasks) {

    static LoopSnapshot of(BaseEventLoop loop) {
        Thread runner = loop.thread();
        List<TaskSnapshot> tasks = loop.tasks.glance().stream()
                .map(Task::glance).filter(Objects::nonNull).toList();
        boolean running = tasks.stream()
                .anyMatch(task -> task.state() == TaskSnapshot.State.RUNNING);
        return new LoopSnapshot(
                loop.getClass().getSimpleName() + "@"
                        + Integer.toHexString(System.identityHashCode(loop)),
                runner == null ? null : runner.getName(),
                running && runner != null ? List.of(runner.getStackTrace()) : List.of(), tasks);
    }

    /** The loop in one line, the stack of its thread if a task runs, and its tasks. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(loop);
        text.append(thread == null ? " not running" : " on thread '" + thread + "'");
        text.append(", ").append(tasks.size()).append(tasks.size() == 1 ? " task" : " tasks");
        for (StackTraceElement place : threadStack) {
            text.append("\n    at ").append(place);
        }
        for (TaskSnapshot task : tasks) {
            text.append("\n  ").append(task.toString().replace("\n", "\n  "));
        }
        return text.toString();
    }
}
