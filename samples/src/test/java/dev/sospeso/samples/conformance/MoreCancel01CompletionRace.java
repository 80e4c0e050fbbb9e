package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.InvalidStateException;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;

final class MoreCancel01CompletionRace {

    private MoreCancel01CompletionRace() {
    }

    @Async
    static Coroutine<Object> waiter(String name, Future<?> f) {
        try {
            Object v = await(f);
            print(" ", name, "got", v);
            return Coroutine.of(v);
        } catch (CancelledError e) {
            print(" ", name, "saw", exc(e));
            throw e;
        } catch (IllegalArgumentException e) {
            print(" ", name, "saw", exc(e));
            return Coroutine.of("handled");
        }
    }

    @Async
    static Coroutine<Object> settle(Future<?> t) {
        try {
            return Coroutine.of(await(t));
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();

        print("result, then cancel");
        Future<Integer> f = loop.createFuture();
        var t = createTask(waiter("a", f));
        await(sleep(0));
        f.setResult(1);
        print(t.cancel("late"), t.cancelling());
        print(await(settle(t)), t.cancelled(), f.cancelled(), f.result());

        print("cancel, then result");
        f = loop.createFuture();
        t = createTask(waiter("b", f));
        await(sleep(0));
        t.cancel("early");
        print(f.cancelled(), f.done(), t.done());
        try {
            f.setResult(2);
        } catch (InvalidStateException e) {
            print(exc(e));
        }
        print(await(settle(t)), t.cancelled());

        print("both by callbacks");
        Future<Integer> c = loop.createFuture();
        var tc = createTask(waiter("c", c));
        await(sleep(0));
        loop.callSoon(() -> c.setResult(3));
        loop.callSoon(tc::cancel);
        print(await(settle(tc)), tc.cancelled());

        print("exception, then cancel");
        f = loop.createFuture();
        t = createTask(waiter("d", f));
        await(sleep(0));
        f.setException(new IllegalArgumentException("v"));
        t.cancel();
        print(await(settle(t)), exc(f.exception()));

        print("two await one future");
        f = loop.createFuture();
        t = createTask(waiter("e", f));
        var u = createTask(waiter("f", f));
        await(sleep(0));
        t.cancel("shared");
        print(f.cancelled());
        print(await(settle(t)), await(settle(u)), u.cancelled(), u.cancelling());

        print("cancelled as it ends");
        Task<String> s = createTask(sleep(0, "slept"));
        await(sleep(0));
        s.cancel("x");
        print(await(settle(s)), s.cancelled());
        s = createTask(sleep(0, "slept"));
        await(sleep(0));
        await(sleep(0));
        print(s.cancel("too late"), s.done(), await(settle(s)));
        return null;
    }

    static void main() {
        run(program());
    }
}
