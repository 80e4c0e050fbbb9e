package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

final class MoreContext02SharedAndTimed {

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");
    private static final ContextVar<String> OTHER = new ContextVar<>("other");

    private final List<String> log = new ArrayList<>();

    private MoreContext02SharedAndTimed() {
    }

    private void note(String name) {
        log.add(name + " " + VAR.get() + "/" + OTHER.get("-"));
    }

    private void noting(String name, String value) {
        note(name);
        VAR.set(value);
    }

    private void show(String label) {
        print(label, "|", String.join("; ", log), "|", VAR.get(), OTHER.get("-"));
        log.clear();
    }

    private Coroutine<Void> worker(String name, int steps) {
        return worker(name, steps, 0);
    }

    @Async
    Coroutine<Void> worker(String name, int steps, double pause) {
        try {
            for (int i = 0; i < steps; i++) {
                note(name);
                VAR.set(name + i);
                await(sleep(pause));
            }
        } catch (CancelledError e) {
            note(name + " cancelled");
            throw e;
        } finally {
            await(sleep(0));
            note(name + " finally");
        }
        return null;
    }

    @Async
    Coroutine<Void> nested(int n) {
        note("nested " + n);
        var token = VAR.set("level " + n);
        if (n > 0) {
            Task<Void> t = createTask(nested(n - 1));
            VAR.reset(token);
            OTHER.set(String.valueOf(n));
            await(t);
        }
        note("nested " + n + " ends");
        return null;
    }

    private void chain(EventLoop loop, int n) {
        noting("chain " + n, "chain " + n);
        if (n > 0) {
            loop.callSoon(() -> chain(loop, n - 1));
            VAR.set("lost " + n);
        }
    }

    @Async
    static Coroutine<String> resets(ContextVar.Token<String> token) {
        try {
            VAR.reset(token);
        } catch (IllegalArgumentException e) {
            return Coroutine.of(typeName(e) + " " + VAR.get());
        }
        return null;
    }

    @Async
    Coroutine<Void> program() throws Exception {
        EventLoop loop = getRunningLoop();
        VAR.set("main");
        Context shared = Context.copyCurrent();
        var a = createTask(worker("a", 2), null, shared);
        var b = createTask(worker("b", 2), null, shared);
        await(gather(a, b));
        show("two tasks in one context " + shared.get(VAR));

        Future<Void> f = loop.createFuture();
        f.addDoneCallback(done -> noting("done", "by done"), shared);
        loop.callSoon(() -> noting("soon", "by soon"), shared);
        loop.callLater(0, () -> noting("later", "by later"), shared);
        loop.callSoonThreadsafe(() -> noting("threadsafe", "by threadsafe"), shared);
        f.setResult(null);
        await(sleep(0.01));
        show("callbacks in one context " + shared.get(VAR));

        loop.callSoon(() -> chain(loop, 2));
        await(turns(4));
        show("a callback that adds a callback");

        await(nested(2));
        show("nested");

        try (var group = TaskGroup.open()) {
            VAR.set("in the group");
            group.createTask(worker("c", 1));
            VAR.set("later in the group");
            group.createTask(worker("d", 1));
        }
        show("group");
        try (var limit = timeout(0.01)) {
            VAR.set("within the limit");
            await(worker("e", 1, 10));
        } catch (TimeoutException e) {
            note("too late");
        }
        show("time limit");
        Task<Void> t = createTask(worker("f", 10));
        await(turns(2));
        VAR.set("canceller");
        t.cancel();
        await(Asyncio.wait(Set.of(t)));
        show("cancelled");

        var token = shared.call(() -> VAR.set("set by run"));
        try {
            VAR.reset(token);
        } catch (IllegalArgumentException e) {
            print(typeName(e), shared.get(VAR));
        }
        shared.run(() -> VAR.reset(token));
        print(shared.get(VAR));
        try {
            shared.run(() -> VAR.reset(token));
        } catch (IllegalStateException e) {
            print(typeName(e));
        }

        var again = VAR.set("main again");
        print(await(createTask(resets(again))), VAR.get());
        print(await(resets(again)), VAR.get());
        Task<Void> w = createTask(waitFor(worker("g", 1), 1));
        VAR.set("after");
        await(w);
        await(shield(worker("h", 1)));
        show("wrapped");
        return null;
    }

    static void main() throws Exception {
        var program = new MoreContext02SharedAndTimed();
        run(program.program());
        program.note("outside");
        program.show("the end");
    }
}
