package dev.sospeso.asyncio;

/** A callback that the loop is to run at a time. */
public final class TimerHandle extends Handle implements Timer {

    private final double when;
    private boolean scheduled;

    TimerHandle(BaseEventLoop loop, Runnable callback, Context context, double when) {
        super(loop, callback, context);
        this.when = when;
    }

    /**
     * Returns the time at which the callback is to run.
     *
     * @return seconds on the clock of the loop
     */
    public double when() {
        return when;
    }

    @Override
    String details() {
        return " when=" + when;
    }

    @Override
    public void cancel() {
        boolean alive = !isDead();
        super.cancel();
        if (scheduled && alive) {
            loop.timers.died();
        }
    }

    @Override
    public boolean isDead() {
        return cancelled();
    }

    @Override
    public void scheduled(boolean inHeap) {
        scheduled = inHeap;
    }
}
