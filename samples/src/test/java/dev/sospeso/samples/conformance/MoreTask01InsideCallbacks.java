package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

final class MoreTask01InsideCallbacks {

    private MoreTask01InsideCallbacks() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "none");

    private static String names() {
        return allTasks().stream().map(Task::getName).sorted().collect(Collectors.joining(" "));
    }

    @Async
    static Coroutine<String> work(String how) {
        await(sleep(0));
        if (how.equals("fail")) {
            throw new IllegalArgumentException("work");
        }
        if (how.equals("cancel")) {
            currentTask().cancel("own");
            await(sleep(0));
        }
        return Coroutine.of(how);
    }

    @Async
    static Coroutine<Void> waits(String name, Task<String> t) {
        try {
            print(" ", name, "woke", await(t));
        } catch (Throwable e) {
            print(" ", name, "woke", exc(e));
        }
        return null;
    }

    private static void second(Task<String> t) {
        print("  second", t.getName());
        throw new NoSuchElementException("'second'");
    }

    @Async
    static Coroutine<Void> round(String how) {
        print(how);
        Task<String> t = createTask(work(how), "worker");
        Consumer<Future<String>> second = f -> second(t);
        Consumer<Future<String>> added = f -> print("  added", t.getName(), VAR.get());
        Consumer<Future<String>> first = f -> {
            print("  first", f == t, f.done(), f.cancelled(), currentTask(), names());
            print("  removed", f.removeDoneCallback(second), "cancel", f.cancel());
            f.addDoneCallback(added);
            t.setName("renamed in a callback");
        };
        VAR.set("at creation");
        Task<Void> a = createTask(waits("a", t), "a");
        t.addDoneCallback(first);
        await(sleep(0));
        t.addDoneCallback(second);
        Context ctx = Context.copyCurrent();
        ctx.run(() -> VAR.set("chosen"));
        t.addDoneCallback(f -> VAR.set(VAR.get() + "+"), ctx);
        t.addDoneCallback(added, ctx);
        Task<Void> b = createTask(waits("b", t), "b");
        for (int i = 0; i < 6; i++) {
            await(sleep(0));
        }
        print("  end", a.done(), b.done(), VAR.get(), ctx.get(VAR));
        print("  removed at the end", t.removeDoneCallback(added));
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        currentTask().setName("main");
        getRunningLoop().setExceptionHandler(
                (loop, c) -> print("  handler", exc(c.exception()), currentTask()));
        for (String how : List.of("value", "fail", "cancel")) {
            await(round(how));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
