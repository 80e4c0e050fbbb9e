package dev.sospeso.asyncio;

/** A wait for being woken, once and for nothing else. */
final class Wake extends WaitFrame<Void> {

    private final BaseEventLoop loop;
    private final Waiters waiters;

    Wake(BaseEventLoop loop, Waiters waiters) {
        this.loop = loop;
        this.waiters = waiters;
    }

    @Override
    boolean begin() {
        checkLoop(loop);
        waiters.add(this);
        return true;
    }

    /** Refuses a wait on another loop than that of those who will wake it. */
    static void checkLoop(BaseEventLoop loop) {
        if (!loop.runsHere()) {
            throw new IllegalStateException("Task " + BaseEventLoop.running().currentTask()
                    + " got Future <Future pending> attached to a different loop");
        }
    }

    @Override
    boolean woken() {
        waiters.remove(this);
        return false;
    }

    @Override
    void abandoned() {
        waiters.remove(this);
    }

    @Override
    Void finish() {
        return null;
    }
}
