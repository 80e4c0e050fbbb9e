package dev.sospeso.asyncio;

import dev.sospeso.CoroutineFrame;
import java.util.concurrent.Callable;

/**
 * The coroutine of {@link Asyncio#toThread(Callable)}: becomes the future of the call at once.
 *
 * @param <T> the type of the result
 */
final class ToThread<T> extends CoroutineFrame<T> {

    private Callable<T> callable;

    ToThread(Callable<T> callable) {
        if (callable == null) {
            throw new NullPointerException("toThread(null)");
        }
        this.callable = callable;
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        if (enter() != CREATED) {
            return enclose(resumed());
        }
        Callable<T> called = callable;
        callable = null;
        Context context = Context.copyCurrent();
        return BaseEventLoop.running().runInExecutor(() -> context.call(called));
    }

    @Override
    protected void clear() {
        callable = null;
    }
}
