package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * One walk of {@link Asyncio#asCompleted(Collection)}: the futures that have ended, in that order,
 * and those who wait for the next one.
 *
 * @param <T> the type of the results
 */
final class AsCompleted<T> extends LoopBound implements Iterator<Coroutine<T>> {

    private final Set<Future<T>> running = new LinkedHashSet<>();
    /** Futures that have ended; empty ones stand for the time-out. */
    private final Queue<Ended<T>> ended = new ArrayDeque<>();
    private final Waiters waiters = new Waiters();
    private Handle timer;
    private int left;

    private record Ended<T>(Future<T> future) {
    }

    private AsCompleted() {
    }

    /** A walk whose clock starts now. */
    static <T> Iterator<Coroutine<T>> start(Collection<? extends Awaitable<? extends T>> given,
            long timeout) {
        AsCompleted<T> walk = new AsCompleted<>();
        BaseEventLoop loop = walk.loop();
        Set<Awaitable<? extends T>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Awaitable<? extends T> awaitable : given) {
            if (seen.add(awaitable)) {
                walk.running.add(Futures.ensure(awaitable, loop));
            }
        }
        walk.left = walk.running.size();
        for (Future<T> future : walk.running) {
            future.addDoneCallback(walk::completed);
        }
        if (walk.left > 0 && timeout != Wait.FOREVER) {
            walk.timer = loop.callLaterNanos(timeout, walk::timedOut);
        }
        return walk;
    }

    private void completed(Future<T> future) {
        if (!running.remove(future)) {
            return;
        }
        put(new Ended<>(future));
        if (running.isEmpty() && timer != null) {
            timer.cancel();
        }
    }

    private void timedOut() {
        int late = running.size();
        running.clear();
        for (int i = 0; i < late; i++) {
            put(new Ended<>(null));
        }
    }

    private void put(Ended<T> next) {
        ended.add(next);
        waiters.releaseNext();
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Coroutine<T> next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        return new Next<>(this);
    }

    private T take() {
        Future<T> future = ended.remove().future();
        if (future == null) {
            throw Raise.<RuntimeException>any(new TimeoutException());
        }
        return future.result();
    }

    /** The wait for the next end. */
    private static final class Next<T> extends TurnFrame<T> {
        private final AsCompleted<T> walk;

        Next(AsCompleted<T> walk) {
            this.walk = walk;
        }

        @Override
        LoopBound owner() {
            return walk;
        }

        @Override
        Waiters waiters() {
            return walk.waiters;
        }

        @Override
        boolean available() {
            return !walk.ended.isEmpty();
        }

        @Override
        T finish() {
            return walk.take();
        }
    }
}
