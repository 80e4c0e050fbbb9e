package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.mayThrow;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import dev.sospeso.asyncio.Timeout;
import dev.sospeso.samples.Print;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

final class MoreTimeout03OtherExceptions {

    private MoreTimeout03OtherExceptions() {
    }

    @Async
    static Coroutine<Void> whileHandling() throws TimeoutException {
        try (var t = timeout(0.01)) {
            try {
                throw new IllegalArgumentException("first");
            } catch (IllegalArgumentException e) {
                await(sleep(10));
            }
        }
        return null;
    }

    @Async
    static Coroutine<String> inFinally() throws TimeoutException {
        try (var t = timeout(0.01)) {
            try {
                return Coroutine.of("value");
            } finally {
                try {
                    await(sleep(10));
                } finally {
                    print("  expired", t.expired());
                }
            }
        }
    }

    @Async
    static Coroutine<Void> innerCleanupMeetsOuter() throws TimeoutException {
        try (var outer = timeout(0.02)) {
            Timeout inner = Timeout.of(0.01);
            try (var entered = inner.enter()) {
                mayThrow(TimeoutException.class);
                try {
                    await(sleep(10));
                } finally {
                    await(sleep(10));
                }
            } catch (TimeoutException e) {
                print("  never");
            } finally {
                print("  finally", inner.expired(), outer.expired(), currentTask().cancelling());
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> handlesInnerUntilOuter() throws TimeoutException {
        try (var outer = timeout(0.02)) {
            try (var inner = timeout(0.01)) {
                await(sleep(10));
            } catch (TimeoutException e) {
                print("  inner", exc(e.getCause()), currentTask().cancelling());
                await(sleep(10));
            }
        }
        return null;
    }

    private static void raise() {
        throw new NoSuchElementException("'cleanup'");
    }

    @Async
    static Coroutine<Void> errorInCleanup() throws TimeoutException {
        try (var t = timeout(0.01)) {
            try {
                await(sleep(10));
            } finally {
                raise();
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> ownTimeoutError() throws TimeoutException {
        try (var t = timeout(0.01)) {
            try {
                await(sleep(10));
            } catch (CancelledError e) {
                throw new TimeoutException("own");
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> ownCancelledError() throws TimeoutException {
        try (var t = timeout(0.01)) {
            try {
                await(sleep(10));
            } catch (CancelledError e) {
                throw new CancelledError("own");
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> cancelledWithoutExpiry() throws TimeoutException {
        try (var t = timeout(10)) {
            throw new CancelledError("by hand");
        }
    }

    @Async
    static <T> Coroutine<T> limited(double seconds, T value) throws TimeoutException {
        try (var t = timeout(seconds)) {
            await(sleep(0.03));
        }
        return Coroutine.of(value);
    }

    @Async
    static Coroutine<String> inGather() throws TimeoutException {
        List<Outcome<Integer>> r = await(gatherSettled(limited(0.01, 1), limited(5, 2)));
        return Coroutine.of(exc(r.get(0).exception()) + " " + r.get(1).value());
    }

    @Async
    static Coroutine<Void> inShield() throws TimeoutException {
        Task<String> t = createTask(limited(0.02, "inner"));
        try (var limit = timeout(0.01)) {
            try {
                await(shield(t));
            } finally {
                try {
                    await(t, TimeoutException.class);
                } catch (TimeoutException e) {
                    print("  inner timed out too");
                }
            }
        }
        return null;
    }

    @Async
    static Coroutine<String> inGroup() throws TimeoutException {
        Task<Integer> t = null;
        try (var tg = TaskGroup.open()) {
            tg.createTask(limited(0.01, 1));
            t = tg.createTask(limited(5, 2));
        } catch (ExceptionGroup e) {
            return Coroutine.of(exc(e.exceptions().get(0)) + " " + Print.text(t.cancelled()));
        }
        return null;
    }

    @Async
    static Coroutine<String> caughtByTheSecondLimit() {
        for (int i = 0; i < 3; i++) {
            try (var t = timeout(0.005)) {
                await(sleep(10));
            } catch (TimeoutException e) {
                print("  round", i, currentTask().cancelling());
            }
        }
        return Coroutine.of("three");
    }

    @Async
    static Coroutine<Void> inCase(String label, Coroutine<?> f) {
        print(label);
        Task<?> t = createTask(f);
        try {
            print(" ", await(t));
        } catch (Throwable e) {
            print(" ", exc(e), "|", e.getCause() == null ? null : exc(e.getCause()),
                    t.cancelled(), t.cancelling());
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(inCase("while_handling", whileHandling()));
        await(inCase("in_finally", inFinally()));
        await(inCase("inner_cleanup_meets_outer", innerCleanupMeetsOuter()));
        await(inCase("handles_inner_until_outer", handlesInnerUntilOuter()));
        await(inCase("error_in_cleanup", errorInCleanup()));
        await(inCase("own_timeout_error", ownTimeoutError()));
        await(inCase("own_cancelled_error", ownCancelledError()));
        await(inCase("cancelled_without_expiry", cancelledWithoutExpiry()));
        await(inCase("in_gather", inGather()));
        await(inCase("in_shield", inShield()));
        await(inCase("in_group", inGroup()));
        await(inCase("caught_by_the_second_limit", caughtByTheSecondLimit()));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
