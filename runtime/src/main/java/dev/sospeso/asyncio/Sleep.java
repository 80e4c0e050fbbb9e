package dev.sospeso.asyncio;

import dev.sospeso.BareYield;
import dev.sospeso.CoroutineFrame;

/**
 * The coroutine of {@link Asyncio#sleep}. It becomes the sleeper's future at once, so nothing of it
 * stays while time passes.
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
                return nanos > 0 ? asleep() : skipTurn();
            case 1:
                resumed();
                return enclose(result);
            default:
                return enclose(resumed());
        }
    }

    private Object asleep() {
        BaseEventLoop loop = BaseEventLoop.running();
        SleepFuture<T> future = new SleepFuture<>(loop, result);
        loop.timers.add(future, Delay.after(loop.nanoTime(), nanos));
        return future;
    }

    private Object skipTurn() {
        return result == null ? BareYield.INSTANCE : suspend(1, BareYield.INSTANCE);
    }

    @Override
    protected void clear() {
        result = null;
    }
}
