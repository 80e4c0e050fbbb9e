package dev.sospeso.asyncio;

import java.util.function.Consumer;

/** A callback of a future, waiting in the future and then in the ready queue. */
final class DoneCallback extends Handle {

    private final Future<?> future;

    DoneCallback(BaseEventLoop loop, Object callback, Context context, Future<?> future) {
        super(loop, callback, context);
        this.future = future;
    }

    @Override
    @SuppressWarnings("unchecked")
    void run(Object callback) {
        ((Consumer<Object>) callback).accept(future);
    }
}
