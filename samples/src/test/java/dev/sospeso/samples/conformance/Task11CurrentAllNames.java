package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.stream.Collectors;

final class Task11CurrentAllNames {

    private Task11CurrentAllNames() {
    }

    private static String names() {
        return allTasks().stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    @Async
    static Coroutine<String> helper() {
        return Coroutine.of(currentTask().getName());
    }

    @Async
    static Coroutine<Void> child(Future<Void> stop) {
        print("child is", currentTask().getName(), "helper", await(helper()));
        await(stop);
        currentTask().setName("renamed");
        print("child is", await(helper()));
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        currentTask().setName("main");
        Future<Void> stop = getRunningLoop().createFuture();
        var a = createTask(child(stop), "alpha");
        var b = createTask(child(stop), "beta");
        b.setName("gamma");
        print("all", names());
        await(sleep(0));
        getRunningLoop().callSoon(() -> print("in callback", currentTask()));
        stop.setResult(null);
        await(a);
        await(b);
        print("all", names());
        print("finished name", a.getName(), b.getName());
        return null;
    }

    static void main() {
        run(program());
        attempt("outside current", () -> currentTask());
        attempt("outside all", () -> allTasks());
    }
}
