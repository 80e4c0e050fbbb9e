package dev.sospeso.asyncio;

import dev.sospeso.Awaitable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The future of a gather: done when all its children are, or the first fails. Cancelling it cancels
 * the children; it then fails when they have ended.
 *
 * @param <R> the type of the result
 */
final class Gather<R> extends Future<R> {

    private final Future<?>[] children;
    private final boolean settle;
    private final Function<Future<?>[], R> combiner;
    private final Context context;
    /**
     * How many children have ended. Each then has its turn with an entry of the ready queue, which is
     * this object, so that a child costs no callback of its own. Those that end one after the other,
     * with nothing between them, share an entry.
     */
    private int ended;
    /** How many of those had their turn. */
    private int finished;
    /** How many entries there were, and how many of them have run. */
    private int entries;
    private int entriesRun;
    /** The entries that children share and that have not run; null as long as there was none. */
    private ArrayDeque<Shared> shared;
    /** Those that have ended without a result and had no turn yet; null as long as there was none. */
    private ArrayDeque<Failure> failures;
    private boolean cancelRequested;

    /**
     * A child that has ended without a result.
     *
     * @param child the child
     * @param number how many had ended before
     */
    private record Failure(Future<?> child, int number) { }

    /** An entry of the ready queue for several children. */
    private static final class Shared {
        private final int entry;
        private int children = 2;

        Shared(int entry) {
            this.entry = entry;
        }
    }

    private Gather(BaseEventLoop loop, Future<?>[] children, boolean settle,
            Function<Future<?>[], R> combiner) {
        super(loop);
        this.children = children;
        this.settle = settle;
        this.combiner = combiner;
        this.context = Context.forCallback(loop);
    }

    /** The results in order; fails with the first exception. */
    static <T> Future<List<T>> results(Collection<? extends Awaitable<? extends T>> awaitables) {
        return of(awaitables, false, Gather::results);
    }

    /** The outcomes in order; never fails. */
    static <T> Future<List<Outcome<T>>> outcomes(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return of(awaitables, true, Gather::outcomes);
    }

    /** What a function makes of the results; fails with the first exception. */
    static <R> Future<R> combined(List<? extends Awaitable<?>> awaitables,
            Function<List<Object>, R> combiner) {
        return of(awaitables, false, children -> combiner.apply(results(children)));
    }

    private static <R> Future<R> of(Collection<? extends Awaitable<?>> awaitables,
            boolean settle, Function<Future<?>[], R> combiner) {
        Future<?>[] children = ensure(awaitables);
        if (children.length == 0) {
            Future<R> empty = BaseEventLoop.running().createFuture();
            empty.finish(combiner.apply(children));
            return empty;
        }
        Gather<R> gather = new Gather<>(children[0].loop, children, settle, combiner);
        for (Future<?> child : children) {
            child.tell(gather);
        }
        return gather;
    }

    /** Makes tasks of what is no future; a coroutine that comes twice gets one. */
    private static Future<?>[] ensure(Collection<? extends Awaitable<?>> awaitables) {
        Future<?>[] children = new Future<?>[awaitables.size()];
        Map<Awaitable<?>, Future<?>> made = null;
        BaseEventLoop loop = null;
        int count = 0;
        for (Awaitable<?> awaitable : awaitables) {
            Future<?> child;
            if (awaitable instanceof Future<?>) {
                child = Futures.ensure(awaitable, loop);
            } else {
                made = made == null ? new IdentityHashMap<>() : made;
                child = made.get(awaitable);
                if (child == null) {
                    child = Futures.ensure(awaitable, loop);
                    ((Task<?>) child).dropQuietly();
                    made.put(awaitable, child);
                }
            }
            loop = child.loop;
            children[count++] = child;
        }
        return children;
    }

    Future<?>[] children() {
        return children;
    }

    @Override
    public boolean cancel(String message) {
        loop.checkThread("Future.cancel");
        if (!pending()) {
            return false;
        }
        boolean any = false;
        for (Future<?> child : children) {
            any |= child.cancel(message);
        }
        cancelRequested |= any;
        return any;
    }

    /** A child has ended: its turn comes with the loop's next one. */
    void ended(Future<?> child) {
        if (!child.succeeded()) {
            if (failures == null) {
                failures = new ArrayDeque<>();
            }
            failures.add(new Failure(child, ended));
        }
        ended++;
        if (loop.isLastReady(this)) {
            share();
        } else {
            entries++;
            loop.ready(this);
        }
    }

    private void share() {
        if (shared == null) {
            shared = new ArrayDeque<>();
        }
        Shared last = shared.peekLast();
        if (last != null && last.entry == entries - 1) {
            last.children++;
        } else {
            shared.add(new Shared(entries - 1));
        }
    }

    /** The turn of the next children that have ended. */
    void takeEnded(LoopThread thread) {
        thread.context = context;
        int entry = entriesRun++;
        int count = 1;
        if (shared != null && !shared.isEmpty() && shared.peek().entry == entry) {
            count = shared.remove().children;
        }
        for (; count > 0; count--) {
            takeEnded();
        }
    }

    private void takeEnded() {
        int number = finished++;
        if (failures != null && !failures.isEmpty() && failures.peek().number == number) {
            failed(failures.remove().child);
        }
        if (finished == children.length && pending()) {
            end();
        }
    }

    private void failed(Future<?> child) {
        if (!pending()) {
            child.retrieved();
        } else if (!settle) {
            fail(child.cancelled() ? child.cancelledError() : child.failure());
        }
    }

    private void end() {
        if (cancelRequested) {
            fail(children[children.length - 1].cancellation());
            return;
        }
        R result;
        try {
            result = combiner.apply(children);
        } catch (Throwable exception) {
            if (Raise.leavesLoop(exception)) {
                throw exception;
            }
            fail(exception);
            return;
        }
        finish(result);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> results(Future<?>[] children) {
        Object[] results = new Object[children.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = children[i].result();
        }
        return Collections.unmodifiableList(Arrays.asList((T[]) results));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<Outcome<T>> outcomes(Future<?>[] children) {
        Outcome<T>[] outcomes = (Outcome<T>[]) new Outcome<?>[children.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = Outcome.of((Future<T>) children[i]);
        }
        return Collections.unmodifiableList(Arrays.asList(outcomes));
    }

    @Override
    public String toString() {
        return "<GatheringFuture " + describeState() + ">";
    }

    @Override
    String kind() {
        return "gather of " + children.length;
    }
}
