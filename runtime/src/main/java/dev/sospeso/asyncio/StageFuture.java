package dev.sospeso.asyncio;

import java.util.concurrent.CompletionStage;

/**
 * A future of a loop that ends as a stage ends; cancelling it cancels the stage.
 *
 * @param <T> the type of the result
 */
final class StageFuture<T> extends Future<T> {

    private final CompletionStage<? extends T> stage;

    private StageFuture(BaseEventLoop loop, CompletionStage<? extends T> stage) {
        super(loop);
        this.stage = stage;
    }

    static <T> StageFuture<T> of(BaseEventLoop loop, CompletionStage<? extends T> stage) {
        StageFuture<T> future = new StageFuture<>(loop, stage);
        stage.whenComplete((value, exception) ->
                loop.callSoonUnlessClosed(() -> future.end(value, exception)));
        return future;
    }

    private void end(T value, Throwable exception) {
        if (!pending()) {
            return;
        }
        if (exception == null) {
            finish(value);
            return;
        }
        Throwable cause = CompletionStages.cause(exception);
        if (cause instanceof dev.sospeso.CancelledError error) {
            cancelWith(error);
        } else {
            fail(cause);
        }
    }

    @Override
    public boolean cancel(String message) {
        boolean cancelled = super.cancel(message);
        if (cancelled) {
            stage.toCompletableFuture().cancel(true);
        }
        return cancelled;
    }

    @Override
    String kind() {
        return "completion stage";
    }
}
