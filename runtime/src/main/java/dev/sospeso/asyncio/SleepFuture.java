package dev.sospeso.asyncio;

/**
 * The future of a sleeper: its own timer, and its own entry in the ready queue when the time has
 * come.
 *
 * @param <T> the type of the result
 */
final class SleepFuture<T> extends Future<T> implements Timer {

    private final T result;
    private boolean scheduled;

    SleepFuture(BaseEventLoop loop, T result) {
        super(loop);
        this.result = result;
    }

    /** The time has come. */
    void fire() {
        if (pending()) {
            finish(result);
        }
    }

    @Override
    void completed() {
        if (scheduled) {
            loop.timers.died();
        }
    }

    @Override
    public boolean isDead() {
        return !pending();
    }

    @Override
    public void scheduled(boolean inHeap) {
        scheduled = inHeap;
    }

    @Override
    String kind() {
        return "sleep";
    }
}
