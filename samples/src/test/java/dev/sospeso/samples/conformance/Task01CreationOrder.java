package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;

final class Task01CreationOrder {

    private Task01CreationOrder() {
    }

    @Async
    static Coroutine<String> child(String name) {
        print("start", name);
        await(sleep(0));
        print("end", name);
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        loop.callSoon(() -> print("callback before tasks"));
        var a = createTask(child("a"));
        var b = createTask(child("b"));
        loop.callSoon(() -> print("callback after tasks"));
        print("main has created both");
        print("direct", await(child("direct")));
        print("a done", a.done(), "b done", b.done());
        print("result", await(b), await(a));
        var c = createTask(child("c"));
        print("c done", c.done());
        await(c);
        print("c done", c.done());
        return null;
    }

    static void main() {
        run(program());
    }
}
