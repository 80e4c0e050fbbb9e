package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import java.util.NoSuchElementException;

final class Coro02Reuse {

    private Coro02Reuse() {
    }

    @Async
    static Coroutine<Integer> give(int v) {
        return Coroutine.of(v);
    }

    @Async
    static Coroutine<Integer> fail() {
        throw new IllegalArgumentException("failed");
    }

    @Async
    static Coroutine<Void> again(String label, Awaitable<Integer> c) {
        try {
            print(label, await(c));
        } catch (Exception e) {
            print(label, "raised", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var c = give(1);
        await(again("first", c));
        await(again("second", c));
        await(again("third", c));
        var f = fail();
        await(again("fail first", f));
        await(again("fail second", f));
        var z = give(3);
        z.close();
        await(again("closed", z));
        c.close();
        f.close();
        var t = createTask(give(4));
        await(again("task first", t));
        await(again("task second", t));
        try {
            c.throwIn(new NoSuchElementException());
        } catch (IllegalStateException e) {
            print("throw on finished", exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
