package dev.sospeso.asyncio;

/**
 * The future of a sleeper: its own timer, and its own entry in the ready queue when the time has
 * come.
 */
final class SleepFuture extends Future<Void> implements Timer {

    private boolean scheduled;

    SleepFuture(BaseEventLoop loop) {
        super(loop);
    }

    /** The time has come. */
    void fire() {
        if (pending()) {
            finish(null);
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
