package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.ContextVar;

final class Context01Tasks {

    private Context01Tasks() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "default");

    @Async
    static Coroutine<Void> child(String name) {
        print(name, "starts with", VAR.get());
        VAR.set(name);
        await(sleep(0));
        print(name, "still has", VAR.get());
        await(helper(name));
        print(name, "after helper", VAR.get());
        return null;
    }

    @Async
    static Coroutine<Void> helper(String name) {
        VAR.set(name + " via helper");
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        print("main default", VAR.get());
        var tok = VAR.set("one");
        var a = createTask(child("a"));
        VAR.set("two");
        var b = createTask(child("b"));
        VAR.set("three");
        await(sleep(0));
        print("main has", VAR.get());
        await(a);
        await(b);
        print("main has", VAR.get());
        await(helper("main"));
        print("main after helper", VAR.get());
        VAR.reset(tok);
        print("main after reset", VAR.get());
        try {
            VAR.reset(tok);
        } catch (IllegalStateException e) {
            print("a token works once");
        }
        await(gather(child("g1"), child("g2")));
        print("end", VAR.get());
        return null;
    }

    static void main() {
        run(program());
        print("outside", VAR.get());
    }
}
