package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

final class MoreLoop05AfterClose {

    private MoreLoop05AfterClose() {
    }

    private static void attempt(String label, Callable<?> call) {
        try {
            print(label, "->", call.call());
        } catch (Throwable e) {
            print(label, "raised", exc(e).split(" <")[0]);
        }
    }

    private static void attempt(String label, Py.Action call) {
        attempt(label, () -> {
            call.run();
            return null;
        });
    }

    @Async
    static <T> Coroutine<T> value(T v) {
        await(sleep(0));
        return Coroutine.of(v);
    }

    @Async
    static <T> Coroutine<T> awaits(Future<T> f) {
        return Coroutine.of(await(f));
    }

    @Async
    static Coroutine<String> turns(List<String> log, String name, int n) {
        for (int i = 0; i < n; i++) {
            log.add(name + i);
            await(sleep(0));
            if (i % 2 == 1) {
                getRunningLoop().stop();
            }
        }
        return Coroutine.of(name);
    }

    private static void closed() {
        EventLoop loop = newEventLoop();
        List<String> log = new ArrayList<>();
        loop.setExceptionHandler((l, c) -> log.add(c.message()));
        Future<Integer> withCallback = loop.createFuture();
        Future<Integer> bare = loop.createFuture();
        Future<String> done = loop.createFuture();
        withCallback.addDoneCallback(f -> log.add("callback"));
        done.setResult("done");
        TimerHandle timer = loop.callLater(0, () -> log.add("timer"));
        Handle soon = loop.callSoon(() -> log.add("soon"));
        Task<String> finished = loop.createTask(value("finished"));
        attempt("run", () -> loop.runUntilComplete(finished));
        loop.callSoon(() -> log.add("dropped"));
        loop.callLater(0, () -> log.add("dropped too"));
        loop.callSoon(() -> attempt("close inside", () -> loop.close()));
        loop.callSoon(loop::stop);
        loop.runForever();
        Handle handle = loop.callSoon(() -> log.add("never"));
        loop.close();
        print(String.join(" ", log), loop.isClosed(), loop.isRunning());
        attempt("set_result", () -> bare.setResult(1));
        print(bare.result(), bare.done());
        attempt("with callback", () -> withCallback.setResult(2));
        print(withCallback.done(), withCallback.result());
        attempt("add to a done one", () -> done.addDoneCallback(f -> print(f)));
        attempt("result", () -> done.result());
        attempt("task", () -> finished.result());
        attempt("cancel a finished task", () -> finished.cancel());
        attempt("handle", () -> handle.cancel());
        print(handle.cancelled(), timer.cancelled(), soon.cancelled());
        attempt("timer", () -> timer.cancel());
        attempt("create_future", () -> loop.createFuture().done());
        attempt("call_at", () -> loop.callAt(0, () -> print()));
        attempt("run_forever", () -> loop.runForever());
        attempt("run done future", () -> loop.runUntilComplete(done));
        attempt("stop", () -> loop.stop());
        attempt("is_closed", () -> loop.isClosed());
    }

    static void main() {
        closed();
        EventLoop one = newEventLoop();
        EventLoop two = newEventLoop();
        List<String> log = new ArrayList<>();
        Task<String> a = one.createTask(turns(log, "a", 5));
        Task<String> b = two.createTask(turns(log, "b", 3));
        for (EventLoop lp : List.of(one, two, one)) {
            lp.runForever();
        }
        print(String.join(" ", log), a.done(), b.done());
        attempt("a", () -> one.runUntilComplete(a));
        attempt("b", () -> two.runUntilComplete(b));
        Future<String> f = two.createFuture();
        attempt("foreign", () -> one.runUntilComplete(awaits(f)));
        attempt("foreign task", () -> one.runUntilComplete(b));
        f.setResult("of the other");
        attempt("foreign, done", () -> one.runUntilComplete(awaits(f)));
        attempt("foreign gather", () -> one.runUntilComplete(
                awaits(gather(one.createFuture(), two.createFuture()))));
        one.close();
        two.close();
    }
}
