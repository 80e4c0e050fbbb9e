package dev.sospeso.asyncio;

/** A callback that the loop is to run at a time. */
public final class TimerHandle extends Handle implements Timer {

    private final double when;
    private int place = NOWHERE;

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

    /** {@inheritDoc} The loop forgets it at once. */
    @Override
    public void cancel() {
        super.cancel();
        loop.timers.remove(this);
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(int place) {
        this.place = place;
    }
}
