package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.AsyncCallable;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreTask02CancelRequests {

    private MoreTask02CancelRequests() {
    }

    private static final class Gone extends CancelledError {
        private static final long serialVersionUID = 1L;

        Gone(String message) {
            super(message);
        }
    }

    @Async
    static Coroutine<Void> show(String label, Task<?> t) {
        try {
            print(label, "->", await(t), t.cancelling());
        } catch (Throwable e) {
            print(label, "raised", exc(e), t.cancelled(), t.cancelling());
        }
        return null;
    }

    @Async
    static Coroutine<String> cancelledByChild() {
        Task<?> me = currentTask();
        AsyncCallable<String> child = () -> {
            print("  child", me.cancel("by child"), me.cancelling());
            return Coroutine.of("child ended");
        };
        Task<String> t = createTask(child);
        try {
            return Coroutine.of(await(t));
        } catch (CancelledError e) {
            print("  parent saw", exc(e), t.done(), t.cancelled());
            throw e;
        }
    }

    @Async
    static Coroutine<Void> cancelsInCleanup() {
        Task<?> me = currentTask();
        try {
            throw new IllegalArgumentException("work");
        } finally {
            me.cancel("in cleanup");
            try {
                await(sleep(0));
            } catch (CancelledError e) {
                print("  swallowed", exc(e), me.cancelling(), me.uncancel());
            }
        }
    }

    @Async
    static Coroutine<Void> subclass() {
        throw new Gone("gone");
    }

    @Async
    static Coroutine<List<Object>> beforeFirstAwait(List<Object> log) {
        Task<?> me = currentTask();
        log.add(me.cancel("a"));
        log.add(me.cancel("b"));
        try {
            await(getRunningLoop().createFuture());
        } catch (CancelledError e) {
            log.add(exc(e));
        }
        me.cancel("c");
        log.add(me.uncancel());
        log.add(me.cancelling());
        await(sleep(0));
        return Coroutine.of(log);
    }

    @Async
    static Coroutine<String> onDoneFuture(Future<String> f) {
        Task<?> me = currentTask();
        me.cancel("kept");
        print("  a done future", await(f));
        try {
            await(sleep(0));
        } catch (CancelledError e) {
            return Coroutine.of("then " + exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(show("child", createTask(cancelledByChild())));
        await(show("cleanup", createTask(cancelsInCleanup())));
        Task<Void> gone = createTask(subclass());
        await(show("subclass", gone));
        attempt("again", () -> gone.result());
        attempt("exception", () -> gone.exception());
        await(show("before await", createTask(beforeFirstAwait(new ArrayList<>()))));
        Future<String> f = getRunningLoop().createFuture();
        f.setResult("at once");
        await(show("done future", createTask(onDoneFuture(f))));
        Task<String> t = createTask(sleep(0, "slept"));
        attempt("pending result", () -> t.result());
        attempt("pending exception", () -> t.exception());
        attempt("set_result", () -> t.setResult("1"));
        attempt("set_exception", () -> t.setException(new IllegalArgumentException("no")));
        attempt("uncancel", () -> t.uncancel());
        t.cancel("one");
        t.cancel("two");
        t.uncancel();
        await(show("unstarted", t));
        attempt("cancel when done", () -> t.cancel("three"));
        attempt("count stays", () -> t.cancelling());
        attempt("uncancel when done", () -> t.uncancel());
        attempt("set_result", () -> t.setResult("1"));
        Task<Void> twice = createTask(sleep(10));
        await(sleep(0));
        getRunningLoop().callSoon(() -> twice.cancel("second"));
        twice.cancel("first");
        await(show("two in one turn", twice));
        return null;
    }

    static void main() {
        run(program());
    }
}
