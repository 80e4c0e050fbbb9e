package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import java.util.function.Consumer;

/**
 * The outer future of a shield: ends as the inner one does, but its cancellation stays outside.
 *
 * @param <T> the type of the result
 */
final class Shield<T> extends Future<T> implements Consumer<Future<T>> {

    private final Future<T> inner;

    private Shield(Future<T> inner) {
        super(inner.loop);
        this.inner = inner;
    }

    static <T> Future<T> of(Awaitable<? extends T> awaitable) {
        Future<T> inner = Futures.ensure(awaitable, null);
        if (inner.done()) {
            return inner;
        }
        Shield<T> outer = new Shield<>(inner);
        inner.addDoneCallback(outer);
        outer.addDoneCallback(outer::detach);
        return outer;
    }

    /** The inner future is done. */
    @Override
    public void accept(Future<T> done) {
        if (cancelled()) {
            done.retrieved();
        } else if (done.cancelled()) {
            cancel();
        } else if (done.failure() != null) {
            fail(done.failure());
        } else {
            finish(done.result());
        }
    }

    private void detach(Future<T> done) {
        if (inner.pending()) {
            inner.removeDoneCallback(this);
        }
    }

    @Override
    String kind() {
        return "shielded " + inner.kind();
    }
}
