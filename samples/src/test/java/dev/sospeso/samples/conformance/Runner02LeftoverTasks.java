package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Runner02LeftoverTasks {

    private Runner02LeftoverTasks() {
    }

    private final List<String> out = new ArrayList<>();

    @Async
    Coroutine<Void> lingering(String name, String how) {
        try {
            await(sleep(100));
        } catch (CancelledError e) {
            await(sleep(0));
            out.add("cleanup " + name);
            if (how.equals("raise")) {
                throw new IllegalArgumentException("from " + name);
            }
            if (how.equals("swallow")) {
                return null;
            }
            throw e;
        } finally {
            out.add("finally " + name);
        }
        return null;
    }

    @Async
    Coroutine<List<Task<Void>>> program() {
        getRunningLoop().setExceptionHandler((loop, context) ->
                out.add("handler " + context.message() + " | " + exc(context.exception())));
        List<Task<Void>> ts = new ArrayList<>();
        ts.add(createTask(lingering("a", "plain")));
        ts.add(createTask(lingering("b", "raise")));
        ts.add(createTask(lingering("c", "swallow")));
        await(sleep(0));
        ts.add(createTask(lingering("late", "plain")));
        print("main returns");
        return Coroutine.of(ts);
    }

    private void drive() {
        var ts = run(program());
        out.stream().sorted().forEach(Py::print);
        print("cancelled", ts.stream().map(t -> t.cancelled() ? 1 : 0).toList(),
                "done", ts.stream().map(t -> t.done() ? 1 : 0).toList());
    }

    static void main() {
        new Runner02LeftoverTasks().drive();
    }
}
