package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;

/** Makes futures of other awaitables. */
final class Futures {

    private Futures() {
    }

    /** The future itself, or a new task of the loop; the loop is the running one when null. */
    @SuppressWarnings("unchecked")
    static <T> Future<T> ensure(Awaitable<? extends T> awaitable, BaseEventLoop loop) {
        if (awaitable instanceof Future<?> future) {
            if (loop != null && future.loop != loop) {
                throw new IllegalArgumentException("The future belongs to a different loop than"
                        + " the one specified as the loop argument");
            }
            return (Future<T>) future;
        }
        if (awaitable == null) {
            throw new NullPointerException("a future, a coroutine or an awaitable is required,"
                    + " not null. A method that returns one gave null; an async method never does"
                    + " once it is transformed, so look for one that is not marked @Async");
        }
        BaseEventLoop chosen = loop == null ? BaseEventLoop.running() : loop;
        return chosen.createTask(awaitable instanceof Coroutine<?> coroutine
                ? (Coroutine<T>) coroutine : new AwaitFrame<>(awaitable));
    }
}
