package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.util.List;

final class Task13Interleaving {

    private Task13Interleaving() {
    }

    @Async
    static Coroutine<Integer> worker(String name, int n) {
        for (int i = 0; i < n; i++) {
            print(name + i);
            await(sleep(0));
        }
        print(name + " out");
        return Coroutine.of(n);
    }

    @Async
    static Coroutine<Integer> parent(String name) {
        print(name, "spawns");
        var a = createTask(worker(name + "x", 1));
        var b = createTask(worker(name + "y", 2));
        await(sleep(0));
        print(name, "waits");
        print(name, "sum", await(a) + await(b));
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var ts = List.of(createTask(worker("w", 4)), createTask(parent("P")),
                createTask(worker("v", 2)));
        for (Task<Integer> t : ts) {
            await(t);
            print("main joined", t == ts.get(0), t == ts.get(1), t == ts.get(2));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
