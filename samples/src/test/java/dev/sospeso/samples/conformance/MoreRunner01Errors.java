package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Runner;
import java.util.ArrayList;
import java.util.List;

final class MoreRunner01Errors {

    private MoreRunner01Errors() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "unset");

    @Async
    static <T> Coroutine<T> value(T v) {
        await(sleep(0));
        return Coroutine.of(v);
    }

    @Async
    static Coroutine<Void> fails() {
        await(sleep(0));
        throw new IllegalArgumentException("main");
    }

    @Async
    static Coroutine<Void> cancelsItself() {
        currentTask().cancel("own");
        await(sleep(0));
        return null;
    }

    @Async
    static Coroutine<Void> raisesCancelled() {
        throw new CancelledError("raised");
    }

    @Async
    static Coroutine<String> nested() {
        var c = value(1);
        try {
            new Runner().run(c);
        } catch (IllegalStateException e) {
            c.close();
            return Coroutine.of(exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<String> sets() {
        VAR.set("set by a run");
        return Coroutine.of(VAR.get());
    }

    @Async
    static Coroutine<String> reads() {
        return Coroutine.of(VAR.get());
    }

    @Async
    static Coroutine<Void> second(List<String> log) {
        log.add("second ran");
        return null;
    }

    @Async
    static Coroutine<Void> first(List<String> log) {
        try {
            await(sleep(10));
        } finally {
            log.add("first cleans up");
            createTask(second(log));
            await(sleep(0));
            log.add("first done");
        }
        return null;
    }

    @Async
    static Coroutine<Void> leavesTasks(List<String> log) {
        createTask(first(log));
        await(sleep(0));
        log.add("main ends");
        return null;
    }

    @Async
    static Coroutine<Void> exits() {
        throw new SystemExit("bye");
    }

    static void main() {
        attempt("value", () -> run(value("v")));
        attempt("fails", () -> run(fails()));
        attempt("cancels itself", () -> run(cancelsItself()));
        attempt("raises cancelled", () -> run(raisesCancelled()));
        attempt("nested", () -> run(nested()));
        attempt("exits", () -> run(exits()));
        Runner r = new Runner();
        EventLoop loop;
        try (r) {
            attempt("first", () -> r.run(fails()));
            attempt("second", () -> r.run(value("again")));
            attempt("sets", () -> r.run(sets()));
            attempt("reads", () -> r.run(reads()));
            loop = r.getLoop();
            print(loop == r.getLoop(), loop.isClosed(), loop.isRunning());
        }
        print(VAR.get(), loop.isClosed());
        var c = value(1);
        attempt("after close", () -> r.run(c));
        attempt("get_loop", () -> r.getLoop());
        r.close();
        c.close();
        Runner unused = new Runner();
        unused.close();
        attempt("unused", () -> unused.getLoop().isClosed());
        unused.close();
        List<String> log = new ArrayList<>();
        attempt("leaves", () -> run(leavesTasks(log)));
        print(String.join("; ", log));
        attempt("no loop", () -> currentTask());
        attempt("no loop", () -> allTasks());
    }
}
