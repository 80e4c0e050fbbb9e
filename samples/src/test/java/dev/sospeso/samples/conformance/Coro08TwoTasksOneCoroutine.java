package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;

final class Coro08TwoTasksOneCoroutine {

    private Coroutine<Void> me;

    private Coro08TwoTasksOneCoroutine() {
    }

    @Async
    static Coroutine<String> shared() {
        print("shared start");
        await(sleep(0));
        await(sleep(0));
        print("shared end");
        return Coroutine.of("value");
    }

    @Async
    static Coroutine<Void> waiter(String name, Coroutine<String> c) {
        try {
            print(name, "got", await(c));
        } catch (Exception e) {
            print(name, "raised", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var c = shared();
        var t1 = createTask(waiter("one", c));
        var t2 = createTask(waiter("two", c));
        await(t1);
        await(t2);
        await(waiter("three", c));
        return null;
    }

    @Async
    Coroutine<Void> selfish() {
        try {
            me.send(null);
        } catch (Exception e) {
            print("self send", exc(e));
        }
        return null;
    }

    private void drive() {
        me = selfish();
        try {
            me.send(null);
        } catch (StopIteration e) {
            print("selfish done", exc(e));
        }
    }

    static void main() {
        run(program());
        new Coro08TwoTasksOneCoroutine().drive();
    }
}
