package dev.sospeso.asyncio;

/** What the primitives share: each belongs to the loop on which something first waited for it. */
abstract class LoopBound {

    private BaseEventLoop loop;

    LoopBound() {
    }

    /** The running loop, to which this object belongs from now on. */
    final BaseEventLoop loop() {
        if (loop != null && loop.runsHere()) {
            return loop;
        }
        BaseEventLoop running = BaseEventLoop.running();
        if (loop == null) {
            loop = running;
        }
        if (loop != running) {
            throw new IllegalStateException(this + " is bound to a different event loop");
        }
        return running;
    }

    /** Refuses a call from a foreign thread while the loop runs. */
    final void checkThread(String call) {
        if (loop != null) {
            loop.checkThread(call);
        }
    }
}
