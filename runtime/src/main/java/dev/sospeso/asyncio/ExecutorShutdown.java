package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;

/** Begins the shutdown of a default executor when it is awaited, and waits for its end. */
final class ExecutorShutdown implements Awaitable<Void> {

    private final DefaultExecutor executor;

    ExecutorShutdown(DefaultExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Generator<Object, Object, Void> awaiter() {
        Future<Void> ended = executor.beginShutdown();
        return ended == null ? Coroutine.<Void>of(null).awaiter() : ended.awaiter();
    }
}
