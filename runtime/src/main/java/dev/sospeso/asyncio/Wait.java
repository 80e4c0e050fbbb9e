package dev.sospeso.asyncio;

import dev.sospeso.Coroutine;
import dev.sospeso.CoroutineFrame;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The coroutine of {@link Asyncio#wait(Collection)}.
 *
 * @param <F> the type of the futures
 */
final class Wait<F extends Future<?>> extends CoroutineFrame<Waited<F>>
        implements Consumer<Future<?>> {

    /** No time-out. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Collection<F> given;
    private final long timeout;
    private final ReturnWhen returnWhen;
    private Set<F> futures;
    private Future<Void> waiter;
    private Handle timer;
    private int left;

    private Wait(Collection<F> given, long timeout, ReturnWhen returnWhen) {
        this.given = given;
        this.timeout = timeout;
        this.returnWhen = returnWhen;
    }

    /** The nanoseconds of a duration; null is no limit. */
    static long limit(Duration timeout) {
        return timeout == null ? FOREVER : Delay.nanos(timeout);
    }

    static <F extends Future<?>> Coroutine<Waited<F>> on(Collection<F> futures, long timeout,
            ReturnWhen returnWhen) {
        return new Wait<>(futures, timeout, returnWhen);
    }

    @Override
    protected Object resume(int depth) throws Throwable {
        if (enter() == CREATED) {
            start();
            return suspend(1, waiter);
        }
        try {
            resumed();
        } finally {
            stop();
        }
        return sorted();
    }

    private void start() {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Set of Tasks/Futures is empty.");
        }
        for (Object each : given) {
            if (!(each instanceof Future<?>)) {
                throw new ClassCastException(
                        "Passing coroutines is forbidden, use tasks explicitly.");
            }
        }
        BaseEventLoop loop = BaseEventLoop.running();
        futures = new LinkedHashSet<>(given);
        waiter = loop.createFuture();
        if (timeout != FOREVER) {
            timer = loop.callLaterNanos(timeout, this::release);
        }
        left = futures.size();
        for (F future : futures) {
            future.addDoneCallback(this);
        }
    }

    private void stop() {
        if (timer != null) {
            timer.cancel();
        }
        for (F future : futures) {
            future.removeDoneCallback(this);
        }
    }

    @Override
    public void accept(Future<?> done) {
        left--;
        if (left <= 0 || returnWhen == ReturnWhen.FIRST_COMPLETED
                || returnWhen == ReturnWhen.FIRST_EXCEPTION && failed(done)) {
            if (timer != null) {
                timer.cancel();
            }
            release();
        }
    }

    private static boolean failed(Future<?> done) {
        return !done.cancelled() && done.failure() != null;
    }

    private void release() {
        if (waiter.pending()) {
            waiter.finish(null);
        }
    }

    private Waited<F> sorted() {
        Waited<F> waited = new Waited<>(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (F future : futures) {
            (future.done() ? waited.done() : waited.pending()).add(future);
        }
        return waited;
    }
}
