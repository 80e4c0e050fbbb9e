package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.show;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreTaskgroup04ChildrenCancel {

    private MoreTaskgroup04ChildrenCancel() {
    }

    @Async
    static Coroutine<Void> sleeps(String name, List<String> log) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> fails(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw new IllegalArgumentException(name);
    }

    private static Coroutine<Void> fails(String name) {
        return fails(name, 0);
    }

    @Async
    static Coroutine<String> cancels(Task<?> t, String message) {
        await(sleep(0));
        t.cancel(message);
        return Coroutine.of(message);
    }

    @Async
    static Coroutine<Void> parentByChild(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleeps("a", log));
            Task<String> t = tg.createTask(cancels(currentTask(), "by child"));
            try {
                await(sleep(10));
            } finally {
                log.add(Print.text(t.done()));
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> parentAtTheEnd(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleeps("a", log));
            tg.createTask(cancels(currentTask(), "at the end"));
        }
        return null;
    }

    @Async
    static Coroutine<Void> sibling(List<String> log) {
        Task<Void> a;
        try (var tg = TaskGroup.open()) {
            a = tg.createTask(sleeps("a", log));
            tg.createTask(cancels(a, "by sibling"));
        }
        log.add(Print.text(a.cancelled()));
        return null;
    }

    @Async
    static Coroutine<Void> swallows(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(fails("child"));
            try {
                await(sleep(10));
            } catch (CancelledError e) {
                log.add("swallowed " + exc(e));
            }
            await(sleep(0));
            log.add("goes on");
        }
        return null;
    }

    @Async
    static Coroutine<Void> cancelAndFailure(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(cancels(currentTask(), "and a failure"));
            tg.createTask(fails("later", 3));
            await(sleep(10));
        }
        return null;
    }

    @Async
    static Coroutine<Void> nested(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleeps("outer", log));
            try (var inner = TaskGroup.open()) {
                inner.createTask(sleeps("inner", log));
                tg.createTask(fails("of the outer", 1));
                inner.createTask(fails("of the inner", 1));
            }
            log.add("never");
        }
        return null;
    }

    @Async
    static Coroutine<Void> nestedCaught(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleeps("outer", log));
            try (var inner = TaskGroup.open()) {
                inner.createTask(fails("inner"));
            } catch (ExceptionGroup e) {
                log.add("caught " + exc(e.exceptions().get(0)));
            }
            throw new NoSuchElementException("'then'");
        }
    }

    @Async
    static Coroutine<Void> gathers(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleeps("child", log));
            await(gather(sleeps("x", log), fails("gathered", 1)));
        }
        return null;
    }

    @Async
    static Coroutine<Void> inGather(List<String> log) {
        List<Outcome<Void>> r = await(
                gatherSettled(nestedCaught(log), parentByChild(log), sibling(log)));
        for (Outcome<Void> x : r) {
            if (x.succeeded()) {
                log.add(Print.text(x.value()));
            } else {
                show(x.exception(), "      ");
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> shields(List<String> log) throws TimeoutException {
        Task<String> inner = createTask(sleep(0.01, "survived"));
        try (var tg = TaskGroup.open()) {
            tg.createTask(waitFor(shield(inner), 5));
            tg.createTask(fails("f"));
        } catch (ExceptionGroup e) {
            log.add(await(inner));
        }
        return null;
    }

    @Async
    static Coroutine<Void> leaves(List<String> log) {
        try (var tg = TaskGroup.open()) {
        }
        Task<Integer> t = null;
        int i;
        for (i = 0; i < 3; i++) {
            try (var tg = TaskGroup.open()) {
                t = tg.createTask(sleep(0, i));
                if (i == 1) {
                    break;
                }
            }
        }
        log.add(i + " " + t.result());
        return null;
    }

    @Async
    static Coroutine<Void> inCase(String label, List<String> log, Coroutine<Void> f) {
        print(label);
        Task<Void> t = createTask(f);
        try {
            await(t);
        } catch (Throwable e) {
            show(e, "    ");
        }
        print("  ", t.cancelled(), log.stream().sorted().collect(Collectors.joining("; ")));
        log.clear();
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        List<String> log = new ArrayList<>();
        await(inCase("parent_by_child", log, parentByChild(log)));
        await(inCase("parent_at_the_end", log, parentAtTheEnd(log)));
        await(inCase("sibling", log, sibling(log)));
        await(inCase("swallows", log, swallows(log)));
        await(inCase("cancel_and_failure", log, cancelAndFailure(log)));
        await(inCase("nested", log, nested(log)));
        await(inCase("nested_caught", log, nestedCaught(log)));
        await(inCase("gathers", log, gathers(log)));
        await(inCase("in_gather", log, inGather(log)));
        await(inCase("shields", log, shields(log)));
        await(inCase("leaves", log, leaves(log)));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
