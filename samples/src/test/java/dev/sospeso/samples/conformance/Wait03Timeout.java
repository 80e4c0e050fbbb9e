package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Task;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Waiting for a bare coroutine compiles in Java only through an unchecked cast. */
final class Wait03Timeout {

    private Wait03Timeout() {
    }

    @Async
    static Coroutine<String> work(String name, double delay) {
        await(sleep(delay));
        return Coroutine.of(name);
    }

    private static Task<String> start(String name, double delay) {
        return createTask(work(name, delay), name);
    }

    private static String names(Set<Task<String>> ts) {
        return ts.isEmpty() ? "none"
                : ts.stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    @Async
    static Coroutine<Void> program() {
        var ts = List.of(start("fast", 0.01), start("mid", 0.7), start("slow", 1.0));
        var waited = await(Asyncio.wait(ts, 0.25));
        print("done", names(waited.done()), "| pending", names(waited.pending()));
        print("cancelled", ts.stream().filter(Task::cancelled).count());
        waited = await(Asyncio.wait(waited.pending()));
        print("done", names(waited.done()), "| pending", names(waited.pending()));
        var z = start("zero", 0);
        waited = await(Asyncio.wait(Set.of(z), 0));
        print("timeout 0 done", names(waited.done()), "| pending", names(waited.pending()));
        await(z);
        try {
            await(Asyncio.wait(Set.of()));
        } catch (IllegalArgumentException e) {
            print("empty is ValueError");
        }
        var c = work("coro", 0);
        try {
            await(Asyncio.wait(unchecked(List.of(c))));
        } catch (ClassCastException e) {
            print(exc(e));
        }
        c.close();
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Task<String>> unchecked(Collection<?> coroutines) {
        return (Collection<Task<String>>) coroutines;
    }

    static void main() {
        run(program());
    }
}
