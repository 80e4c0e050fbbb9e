package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.function.Consumer;

final class Task02DoneCallbacks {

    private Task02DoneCallbacks() {
    }

    @Async
    static Coroutine<Integer> work() {
        await(sleep(0));
        print("work finishing");
        return Coroutine.of(5);
    }

    private static Consumer<Future<Integer>> make(String name) {
        return t -> print("callback", name, "done", t.done(), "result", t.result());
    }

    @Async
    static Coroutine<Void> waiter(Task<Integer> t) {
        print("waiter waits");
        print("waiter woke with", await(t));
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(work());
        t.addDoneCallback(make("one"));
        var w = createTask(waiter(t));
        await(sleep(0));
        t.addDoneCallback(make("two"));
        print("main awaits");
        print("main woke with", await(t));
        t.addDoneCallback(make("late"));
        print("late was added, not run yet");
        await(sleep(0));
        print("after one turn");
        await(w);
        return null;
    }

    static void main() {
        run(program());
    }
}
