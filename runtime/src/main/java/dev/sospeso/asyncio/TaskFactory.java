package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;

/** Makes the tasks of a loop: see {@link EventLoop#setTaskFactory}. */
@FunctionalInterface
public interface TaskFactory {

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
