package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

final class MoreContext02Entered {

    private MoreContext02Entered() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "none");
    private static final ContextVar<String> OTHER = new ContextVar<>("other");

    private static void attempt(String label, Callable<?> call) {
        try {
            print(label, "->", call.call());
        } catch (Throwable e) {
            print(label, "raised", typeName(e));
        }
    }

    private static Object reset(ContextVar<String> variable, ContextVar.Token<String> token) {
        variable.reset(token);
        return null;
    }

    @Async
    static Coroutine<String> enters(Context ctx) {
        attempt("  own context", () -> ctx.call(VAR::get));
        attempt("  through another",
                () -> Context.copyCurrent().call(() -> ctx.call(VAR::get)));
        await(sleep(0));
        attempt("  after an await", () -> ctx.call(VAR::get));
        attempt("  a copy", () -> ctx.copy().call(VAR::get));
        VAR.set("left by the task");
        return Coroutine.of("ended");
    }

    @Async
    static Coroutine<Void> shares(String name, List<String> log) {
        for (int i = 0; i < 2; i++) {
            log.add(name + " sees " + VAR.get());
            VAR.set(name);
            await(sleep(0));
        }
        return null;
    }

    @Async
    static Coroutine<Void> resets(ContextVar.Token<String> token) {
        attempt("  in a task", () -> reset(VAR, token));
        return null;
    }

    @Async
    static Coroutine<ContextVar.Token<String>> sets(String value) {
        return Coroutine.of(VAR.set(value));
    }

    @Async
    static Coroutine<Void> program() throws Exception {
        EventLoop loop = getRunningLoop();
        Context ctx = Context.copyCurrent();
        ctx.run(() -> VAR.set("given"));
        Task<String> t = createTask(enters(ctx), null, ctx);
        print(await(t), ctx.get(VAR), VAR.get());
        attempt("afterwards", () -> ctx.call(VAR::get));

        loop.callSoon(() -> attempt("  callback", () -> ctx.call(VAR::get)), ctx);
        loop.callSoon(() -> attempt("  another", () -> ctx.call(VAR::get)));
        Future<Void> f = loop.createFuture();
        f.addDoneCallback(x -> attempt("  done", () -> ctx.call(VAR::get)), ctx);
        f.setResult(null);
        await(sleep(0));

        List<String> log = new ArrayList<>();
        await(gather(loop.createTask(shares("a", log), null, ctx),
                loop.createTask(shares("b", log), null, ctx)));
        print(String.join(", ", log), "|", VAR.get());

        ContextVar.Token<String> token = VAR.set("mine");
        await(createTask(resets(token)));
        await(resets(token));
        print(VAR.get(), token.oldValue() == null);
        attempt("again", () -> reset(VAR, token));
        ContextVar.Token<String> byCoroutine = await(sets("by a coroutine"));
        attempt("from a coroutine", () -> reset(VAR, byCoroutine));
        ContextVar.Token<String> byTask = await(createTask(sets("by a task")));
        attempt("from a task", () -> reset(VAR, byTask));
        attempt("of another variable", () -> reset(OTHER, VAR.set("x")));
        List<ContextVar.Token<String>> tokens = new ArrayList<>();
        loop.callSoon(() -> tokens.add(VAR.set("in a callback")));
        await(sleep(0));
        attempt("from a callback", () -> reset(VAR, tokens.get(0)));

        print(OTHER.get("unset"));
        ctx.run(() -> OTHER.set("1"));
        print(ctx.contains(OTHER), Context.copyCurrent().contains(OTHER), ctx.get(OTHER),
                ctx.size() > 1);
        Context empty = new Context();
        print(empty.size(), empty.call(VAR::get), empty.contains(VAR));
        await(createTask(sets("kept"), null, empty));
        print(empty.size(), empty.get(VAR));
        Coroutine<ContextVar.Token<String>> c = sets("through a task");
        await(createTask(waitFor(c, 5)));
        print(VAR.get());
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
