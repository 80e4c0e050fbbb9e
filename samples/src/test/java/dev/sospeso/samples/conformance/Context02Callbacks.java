package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Context02Callbacks {

    private Context02Callbacks() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "none");

    private static void show(String label) {
        print(label, "sees", VAR.get());
        VAR.set("changed by " + label);
    }

    @Async
    static Coroutine<Void> child() {
        print("child sees", VAR.get());
        VAR.set("child was here");
        return null;
    }

    @Async
    static Coroutine<Void> program() throws Exception {
        EventLoop loop = getRunningLoop();
        Future<Void> f = loop.createFuture();
        VAR.set("A");
        loop.callSoon(() -> show("soon"));
        f.addDoneCallback(done -> show("done"));
        VAR.set("B");
        loop.callSoon(() -> show("soon2"));
        Context ctx = Context.copyCurrent();
        VAR.set("C");
        loop.callSoon(() -> show("explicit"), ctx);
        f.setResult(null);
        await(sleep(0));
        await(sleep(0));
        print("main sees", VAR.get());
        print("ctx has", ctx.get(VAR));
        await(getRunningLoop().createTask(child(), null, ctx));
        print("ctx has", ctx.get(VAR), "| main", VAR.get());
        print("run", ctx.call(() -> VAR.get()));
        ctx.run(() -> show("run"));
        print("ctx has", ctx.get(VAR), "| main", VAR.get());
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
