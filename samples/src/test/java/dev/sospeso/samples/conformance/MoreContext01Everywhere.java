package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

final class MoreContext01Everywhere {

    private MoreContext01Everywhere() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");
    private static final ContextVar<Object> BARE = new ContextVar<>("bare");

    @Async
    static Coroutine<String> setter(String value) {
        String before = VAR.get();
        VAR.set(value);
        await(sleep(0));
        return Coroutine.of(before + ">" + VAR.get());
    }

    @Async
    static AsyncGenerator<String, Void> agen() {
        VAR.set("in generator");
        AsyncGenerator.yield(VAR.get());
        AsyncGenerator.yield(VAR.get());
        return null;
    }

    private static void tryit(String label, Callable<?> fn) {
        try {
            print(label, "->", fn.call());
        } catch (Throwable e) {
            print(label, label.equals("bare") ? "LookupError"
                    : label.startsWith("token of") ? "ValueError" : typeName(e));
        }
    }

    private static Callable<?> action(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    @Async
    static Coroutine<Void> program() throws Exception {
        EventLoop loop = getRunningLoop();
        List<String> log = new ArrayList<>();
        Runnable note = () -> {
            log.add(VAR.get());
            VAR.set("callback");
        };

        print(await(setter("direct")), VAR.get());
        print(await(createTask(setter("task"))), VAR.get());
        print(String.join(" ", await(gather(setter("g1"), setter("g2")))), VAR.get());
        print(await(waitFor(setter("wait_for"), 5)), VAR.get());

        loop.callSoon(note);
        loop.callLater(0, note);
        loop.callAt(loop.time(), note);
        Future<Integer> f = loop.createFuture();
        f.addDoneCallback(done -> note.run());
        VAR.set("after registering");
        f.addDoneCallback(done -> note.run());
        f.setResult(1);
        await(sleep(0.01));
        print(log.stream().sorted().map(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "[", "]")), VAR.get());

        for (String x : awaitEach(agen())) {
            print(x, "|", VAR.get());
            VAR.set("set by consumer");
        }

        Context ctx = Context.copyCurrent();
        var t = createTask(setter("own"), null, ctx);
        print(await(t), VAR.get(), ctx.get(VAR));
        t = createTask(setter("own2"), null, ctx);
        print(await(t), ctx.get(VAR));
        print(ctx.call(VAR::get), ctx.contains(BARE), ctx.contains(VAR));

        VAR.set("for threads");
        print(await(toThread(() -> VAR.get())));
        print(await(loop.runInExecutor(() -> VAR.get())));

        tryit("bare", BARE::get);
        print(BARE.get("fallback"));
        var token = BARE.set(1);
        var inner = BARE.set(2);
        print(inner.oldValue(), BARE.get());
        BARE.reset(inner);
        print(BARE.get());
        BARE.reset(token);
        print(BARE.get("none again"));
        tryit("token used twice", action(() -> BARE.reset(token)));
        ContextVar.Token<String> other = VAR.set("x");
        tryit("token of another", action(() -> BARE.reset(unchecked(other))));
        tryit("token of another context",
                action(() -> Context.copyCurrent().run(() -> VAR.reset(other))));
        VAR.reset(other);
        print(VAR.get());
        Context c = Context.copyCurrent();
        tryit("entered twice", () -> c.call(() -> c.call(VAR::get)));
        tryit("error in run", () -> c.call(() -> {
            throw new IndexError();
        }));
        tryit("entered again", () -> c.call(VAR::get));
        return null;
    }

    @SuppressWarnings("serial")
    private static final class IndexError extends Exception {
    }

    @SuppressWarnings("unchecked")
    private static ContextVar.Token<Object> unchecked(ContextVar.Token<?> token) {
        return (ContextVar.Token<Object>) token;
    }

    static void main() throws Exception {
        run(program());
    }
}
