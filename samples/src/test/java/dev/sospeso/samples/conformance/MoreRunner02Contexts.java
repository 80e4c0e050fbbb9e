package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreRunner02Contexts {

    private MoreRunner02Contexts() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");

    @Async
    static Coroutine<String> swap(String value) {
        String before = VAR.get();
        VAR.set(value);
        await(sleep(0));
        return Coroutine.of(before + ">" + VAR.get());
    }

    @Async
    static Coroutine<Void> fails() {
        VAR.set("set by a failure");
        throw new IllegalArgumentException("main");
    }

    @Async
    static Coroutine<Void> cancels() {
        VAR.set("set by a cancelled one");
        currentTask().cancel("main");
        await(sleep(0));
        return null;
    }

    @Async
    static Coroutine<String> inTask(String value) {
        return Coroutine.of(await(createTask(swap(value))));
    }

    @Async
    static Coroutine<String> left(List<String> log) {
        for (int i = 0; i < 6; i++) {
            log.add(String.valueOf(i));
            await(sleep(0));
        }
        return Coroutine.of(VAR.get());
    }

    @Async
    static Coroutine<Task<String>> starts(List<String> log) {
        getRunningLoop().callSoon(() -> log.add("soon"));
        getRunningLoop().callLater(0, () -> log.add("timer"));
        Task<String> t = createTask(left(log));
        await(sleep(0));
        return Coroutine.of(t);
    }

    @Async
    static Coroutine<String> awaits(Task<String> t) {
        return Coroutine.of(await(t));
    }

    static void main() {
        VAR.set("main");
        try (Runner r = new Runner()) {
            VAR.set("changed before the first run");
            attempt("first", () -> r.run(swap("one")));
            VAR.set("changed outside");
            attempt("second", () -> r.run(swap("two")));
            attempt("task", () -> r.run(inTask("in a task")));
            Context ctx = Context.copyCurrent();
            attempt("given", () -> r.run(swap("three"), ctx));
            print(ctx.get(VAR), VAR.get());
            attempt("given again", () -> r.run(swap("four"), ctx));
            attempt("own", () -> r.run(swap("five")));
            attempt("fails", () -> r.run(fails()));
            attempt("cancels", () -> r.run(cancels()));
            attempt("after", () -> r.run(swap("six")));
            attempt("inside", () -> ctx.call(() -> r.run(swap("seven"))));
            attempt("outside", () -> Context.copyCurrent().call(
                    () -> r.run(swap("eight"), Context.copyCurrent())));
            List<String> log = new ArrayList<>();
            Task<String> t = r.run(starts(log));
            print(String.join(" ", log), t.done());
            print(r.run(awaits(t)), String.join(" ", log));
            attempt("loop", () -> r.getLoop().runUntilComplete(swap("on the loop")));
            attempt("kept", () -> r.run(swap("nine")));
            print(VAR.get());
        }
        Runner r = new Runner();
        Task<String> early = r.getLoop().createTask(swap("early"));
        VAR.set("after get_loop");
        attempt("early", () -> r.run(awaits(early)));
        attempt("run", () -> r.run(swap("ten")));
        Task<Void> pending = r.getLoop().createTask(sleep(10));
        r.close();
        r.close();
        print(pending.cancelled(), null, VAR.get());
        attempt("run", () -> Asyncio.run(swap("eleven")));
        print(VAR.get());
    }
}
