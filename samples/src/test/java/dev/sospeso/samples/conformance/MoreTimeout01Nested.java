package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.mayThrow;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Timeout;
import java.util.concurrent.TimeoutException;

final class MoreTimeout01Nested {

    private MoreTimeout01Nested() {
    }

    @Async
    static Coroutine<Void> settle(String label, Coroutine<?> coro) {
        var me = currentTask();
        try {
            print(label, "->", await(coro));
        } catch (Throwable e) {
            print(label, "raised", exc(e), me.cancelling());
        }
        return null;
    }

    @Async
    static Coroutine<String> innerFirst() throws TimeoutException {
        try (var outer = timeout(10)) {
            var inner = Timeout.of(0.02);
            try (var entered = inner.enter()) {
                mayThrow(TimeoutException.class);
                await(sleep(5));
            } catch (TimeoutException e) {
                print("  inner", inner.expired(), "outer", outer.expired());
            }
        }
        return Coroutine.of("after");
    }

    @Async
    static Coroutine<Void> outerFirst() throws TimeoutException {
        var outer = Timeout.of(0.02);
        try (var enteredOuter = outer.enter()) {
            var inner = Timeout.of(10);
            try (var enteredInner = inner.enter()) {
                mayThrow(TimeoutException.class);
                await(sleep(5));
            } catch (TimeoutException e) {
                print("  never");
            } finally {
                print("  inner", inner.expired(), "outer", outer.expired());
            }
        } finally {
            print("  outer", outer.expired());
        }
        return null;
    }

    @Async
    static Coroutine<Void> both() throws TimeoutException {
        try (var outer = timeout(0.02)) {
            try (var inner = timeout(0.02)) {
                await(sleep(5));
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> errorInBlock() throws TimeoutException {
        try (var t = timeout(0.02)) {
            throw new IllegalArgumentException("own");
        }
    }

    @Async
    static Coroutine<Void> errorAfterExpiry() throws TimeoutException {
        try (var t = timeout(0.02)) {
            try {
                await(sleep(5));
            } catch (CancelledError e) {
                print("  expired", t.expired());
                throw new IllegalArgumentException("translated");
            }
        }
        return null;
    }

    @Async
    static Coroutine<String> swallowed() throws TimeoutException {
        var t = Timeout.of(0.02);
        try (var entered = t.enter()) {
            try {
                await(sleep(5));
            } catch (CancelledError e) {
                // swallowed
            }
        }
        print("  expired", t.expired());
        await(sleep(0));
        return Coroutine.of("went on");
    }

    @Async
    static Coroutine<Void> zero() throws TimeoutException {
        try (var t = timeout(0)) {
            print("  begins");
            await(sleep(0));
            print("  never");
        }
        return null;
    }

    @Async
    static Coroutine<String> zeroWithoutAwait() throws TimeoutException {
        var t = Timeout.of(0);
        try (var entered = t.enter()) {
        }
        print("  expired", t.expired());
        return Coroutine.of("fine");
    }

    @Async
    static Coroutine<Void> withOuterCancel() throws TimeoutException {
        var me = currentTask();
        try (var t = timeout(0.02)) {
            getRunningLoop().callSoon(() -> me.cancel("outer"));
            try {
                await(sleep(5));
            } catch (CancelledError e) {
                print("  saw", exc(e));
                t.reschedule(0);
                try {
                    await(sleep(5));
                } finally {
                    print("  expired", t.expired(), me.cancelling());
                }
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> misuse() throws TimeoutException {
        var t = Timeout.of(1);
        try {
            t.reschedule(2);
        } catch (IllegalStateException e) {
            print(" ", exc(e));
        }
        try (var entered = t.enter()) {
        }
        try {
            t.reschedule(2);
        } catch (IllegalStateException e) {
            print(" ", exc(e));
        }
        try (var entered = t.enter()) {
            print("  never");
        } catch (IllegalStateException e) {
            print(" ", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(createTask(settle("inner_first", innerFirst())));
        await(createTask(settle("outer_first", outerFirst())));
        await(createTask(settle("both", both())));
        await(createTask(settle("error_in_block", errorInBlock())));
        await(createTask(settle("error_after_expiry", errorAfterExpiry())));
        await(createTask(settle("swallowed", swallowed())));
        await(createTask(settle("zero", zero())));
        await(createTask(settle("zero_without_await", zeroWithoutAwait())));
        await(createTask(settle("misuse", misuse())));
        var t = createTask(withOuterCancel());
        try {
            await(t);
        } catch (Throwable e) {
            print("with_outer_cancel", exc(e), t.cancelling());
        }
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
