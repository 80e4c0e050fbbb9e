package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class Wait02FirstException {

    private Wait02FirstException() {
    }

    @Async
    static Coroutine<Void> work(String name, int turns, boolean fail) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("finishing", name);
        if (fail) {
            throw new IllegalArgumentException(name);
        }
        return null;
    }

    private static Task<Void> start(String name, int turns, boolean fail) {
        return createTask(work(name, turns, fail), name);
    }

    private static String names(Set<Task<Void>> ts) {
        return ts.isEmpty() ? "none"
                : ts.stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    @Async
    static Coroutine<Void> program() {
        var ts = List.of(start("a", 1, false), start("b", 3, true), start("c", 6, true),
                start("d", 50, false));
        getRunningLoop().callSoon(() -> ts.get(3).cancel());
        var waited = await(Asyncio.wait(ts, ReturnWhen.FIRST_EXCEPTION));
        print("done", names(waited.done()), "| pending", names(waited.pending()));
        print("b failed", exc(ts.get(1).exception()), "| d cancelled", ts.get(3).cancelled());
        waited = await(Asyncio.wait(waited.pending()));
        print("done", names(waited.done()), "c failed", exc(ts.get(2).exception()));
        var others = List.of(start("e", 2, false), start("f", 1, false));
        waited = await(Asyncio.wait(others, ReturnWhen.FIRST_EXCEPTION));
        print("done", names(waited.done()), "| pending", names(waited.pending()));
        return null;
    }

    static void main() {
        run(program());
    }
}
