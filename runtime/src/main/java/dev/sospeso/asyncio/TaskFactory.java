package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/** Makes the tasks of a loop: see {@link EventLoop#setTaskFactory}. */
@FunctionalInterface
public interface TaskFactory {

    /**
     * Returns a factory of tasks that begin at once: {@code createTask} runs the coroutine to its first
     * suspension and only then returns; a coroutine that does not suspend never enters the ready
     * queue. The counterpart of {@code asyncio.eager_task_factory} of CPython 3.12. It is quicker where
     * many tasks do not suspend, and changes the order in which programs run: hence it is an option.
     *
     * @return the factory
     */
    static TaskFactory eager() {
        return (loop, coroutine, name, context) ->
                new Task<>(loop, coroutine, name, context, true);
    }

    /**
     * Makes a task of a coroutine, as {@link Task#Task(EventLoop, Coroutine, String, Context)}
     * does.
     *
     * @param loop the loop
     * @param coroutine what the task is to run
     * @param name the task's name, or null for the next {@code Task-N}
     * @param context the context it must run in, or null for a copy of the current one
     * @return the task
     */
    Task<?> create(EventLoop loop, Coroutine<?> coroutine, String name, Context context);
}
