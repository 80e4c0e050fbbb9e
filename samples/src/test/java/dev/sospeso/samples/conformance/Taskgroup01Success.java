package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;

final class Taskgroup01Success {

    private Taskgroup01Success() {
    }

    @Async
    static Coroutine<String> child(TaskGroup tg, String name, int turns, String spawn) {
        print("start", name);
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (spawn != null) {
            tg.createTask(child(tg, spawn, 1, null));
        }
        print("end", name);
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<Void> program() {
        try (var tg = TaskGroup.open()) {
            print("empty group");
        }
        Task<String> a;
        Task<String> b;
        try (var tg = TaskGroup.open()) {
            a = tg.createTask(child(tg, "a", 2, "grandchild"));
            b = tg.createTask(child(tg, "b", 0, null), "bee");
            print("body ends");
        }
        print("results", a.result(), b.result(), "name", b.getName());
        try (var tg = TaskGroup.open()) {
            var c = tg.createTask(child(tg, "c", 0, null));
            print("body awaits", await(c));
        }
        print("done");
        return null;
    }

    static void main() {
        run(program());
    }
}
