package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.Waited;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class Wait01FirstCompleted {

    private Wait01FirstCompleted() {
    }

    @Async
    static Coroutine<String> work(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("finishing", name);
        return Coroutine.of(name);
    }

    private static Task<String> start(String name, int turns) {
        return createTask(work(name, turns), name);
    }

    private static String names(Set<Task<String>> ts) {
        return ts.isEmpty() ? "none"
                : ts.stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    private static void show(String label, Waited<Task<String>> waited) {
        print(label, names(waited.done()), "| pending", names(waited.pending()));
    }

    @Async
    static Coroutine<Void> program() {
        var ts = List.of(start("a", 4), start("b", 1), start("c", 1), start("d", 9));
        Set<Task<String>> pending = new HashSet<>(ts);
        while (!pending.isEmpty()) {
            var waited = await(Asyncio.wait(pending, ReturnWhen.FIRST_COMPLETED));
            pending = waited.pending();
            show("done", waited);
        }
        show("all done already", await(Asyncio.wait(ts, ReturnWhen.FIRST_COMPLETED)));
        var extra = start("e", 0);
        show("one done already",
                await(Asyncio.wait(List.of(ts.get(0), extra), ReturnWhen.FIRST_COMPLETED)));
        await(extra);
        return null;
    }

    static void main() {
        run(program());
    }
}
