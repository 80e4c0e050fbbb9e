package dev.sospeso.asyncio;

import dev.sospeso.BareYield;
import dev.sospeso.CoroutineFrame;
import dev.sospeso.Suspension;

/**
 * The coroutine of {@link Asyncio#sleep}. Without a result it becomes the sleeper's future at once, so
 * nothing of it stays while time passes.
 *
 * @param <T> the type of the result
 */
final class Sleep<T> extends CoroutineFrame<T> {

    private final long nanos;
    private T result;

    Sleep(long nanos, T result) {
        this.nanos = nanos;
        this.result = result;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        switch (enter()) {
            case CREATED:
                Suspension wait = nanos > 0 ? wakeUp() : BareYield.INSTANCE;
                return result == null ? wait : suspend(1, wait);
            case 1:
                resumed();
                return enclose(result);
            default:
                return enclose(resumed());
        }
    }

    private SleepFuture wakeUp() {
        BaseEventLoop loop = BaseEventLoop.running();
        SleepFuture future = new SleepFuture(loop);
        loop.timers.add(future, Delay.after(loop.nanoTime(), nanos));
        return future;
    }

    @Override
    protected void clear() {
        result = null;
    }
}
