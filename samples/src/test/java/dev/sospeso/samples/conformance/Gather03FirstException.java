package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

final class Gather03FirstException {

    private Gather03FirstException() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, boolean fail) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("finishing", name);
        if (fail) {
            throw new IllegalArgumentException(name);
        }
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<Void> program() {
        var slow = createTask(work("slow", 5, false));
        var late = createTask(work("late", 3, true));
        var g = gather(slow, work("early", 1, true), late);
        try {
            await(g);
        } catch (IllegalArgumentException e) {
            print("gather raised", exc(e));
        }
        print("slow done", slow.done(), "late done", late.done());
        print("gather done", g.done(), "kept", exc(g.exception()));
        print("slow result", await(slow));
        print("late failed with", exc(late.exception()));
        return null;
    }

    static void main() {
        run(program());
    }
}
