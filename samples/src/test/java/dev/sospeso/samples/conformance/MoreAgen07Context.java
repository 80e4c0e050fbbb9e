package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreAgen07Context {

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");

    private MoreAgen07Context() {
    }

    @Async
    static AsyncGenerator<String, String> gen(List<String> log, String name) {
        try {
            while (true) {
                String before = VAR.get();
                VAR.set(name + "+" + before);
                String s = AsyncGenerator.yield(name + ":" + before);
                if (s != null) {
                    VAR.set(s);
                }
                await(sleep(0));
                log.add(name + " sees " + VAR.get());
            }
        } finally {
            log.add(name + " ends in " + VAR.get());
            await(sleep(0));
            VAR.set("cleaned");
        }
    }

    @Async
    static Coroutine<String> step(AsyncGenerator<String, String> g, String value, String sent) {
        VAR.set(value);
        String r = await(sent != null ? g.asend(sent) : g.anext());
        return Coroutine.of(r + " then " + VAR.get());
    }

    @Async
    static Coroutine<String> closer(AsyncGenerator<String, String> g, String value) {
        VAR.set(value);
        await(g.aclose());
        return Coroutine.of(VAR.get());
    }

    @Async
    static AsyncGenerator<Task<Void>, Void> starting(List<String> log) {
        var loop = getRunningLoop();
        for (int i = 0; i < 3; i++) {
            VAR.set("inside " + i);
            loop.callSoon(() -> log.add("callback sees " + VAR.get()));
            Task<Void> t = createTask(sees(log, "task"));
            VAR.set("changed " + i);
            AsyncGenerator.yield(t);
        }
        return null;
    }

    @Async
    static Coroutine<Void> sees(List<String> log, String name) {
        log.add(name + " sees " + VAR.get());
        VAR.set("lost");
        return null;
    }

    @Async
    static Coroutine<Void> program(List<String> log) throws Exception {
        var g = gen(log, "g");
        print(await(g.anext()), VAR.get());
        print(await(createTask(step(g, "one", null))), VAR.get());
        print(await(createTask(step(g, "two", "sent"))), VAR.get());
        print(await(step(g, "main", null)), VAR.get());
        Context ctx = Context.copyCurrent();
        ctx.run(() -> VAR.set("other"));
        print(await(createTask(g.anext(), null, ctx)), ctx.call(VAR::get), VAR.get());
        print(await(createTask(closer(g, "closing"))), VAR.get());
        print(repr(log));
        log.clear();

        for (Task<Void> t : awaitEach(starting(log))) {
            log.add("main sees " + VAR.get());
            await(t);
            VAR.set("main " + log.size());
        }
        print(repr(log), VAR.get());
        log.clear();

        var h = gen(log, "h");
        VAR.set("start");
        await(h.anext());
        VAR.set("end");
        return null;
    }

    static void main() throws Exception {
        List<String> log = new ArrayList<>();
        run(program(log));
        print(repr(log), VAR.get());
    }
}
