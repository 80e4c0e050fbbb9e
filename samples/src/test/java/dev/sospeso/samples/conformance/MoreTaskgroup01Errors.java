package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import java.util.List;
import java.util.NoSuchElementException;

final class MoreTaskgroup01Errors {

    private MoreTaskgroup01Errors() {
    }

    private static void show(Throwable e, String indent) {
        if (e instanceof ExceptionGrouping group) {
            print(indent + group.message(), "|", e.getMessage(), "|",
                    e.getClass().getSimpleName());
            for (Throwable x : group.exceptions()) {
                show(x, indent + "  ");
            }
        } else {
            print(indent + exc(e));
        }
    }

    @Async
    static Coroutine<Void> fail(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw new IllegalArgumentException(name);
    }

    private static Coroutine<Void> fail(String name) {
        return fail(name, 0);
    }

    @Async
    static Coroutine<Void> failInCleanup(int name) {
        try {
            await(sleep(10));
        } finally {
            await(sleep(0));
            raise(name);
        }
        return null;
    }

    private static void raise(int name) {
        throw new NoSuchElementException(String.valueOf(name));
    }

    @Async
    static Coroutine<Void> cancels() {
        throw new CancelledError("mine");
    }

    @Async
    static Coroutine<Void> three() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(fail("a"));
            tg.createTask(fail("b"));
            tg.createTask(failInCleanup(1));
            tg.createTask(fail("c", 1));
        }
        return null;
    }

    @Async
    static Coroutine<Void> lateFailure() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(fail("first"));
            tg.createTask(failInCleanup(2));
            tg.createTask(failInCleanup(3));
            await(sleep(10));
        }
        return null;
    }

    @Async
    static Coroutine<Void> childCancelsItself() {
        Task<Void> t;
        Task<String> u;
        try (var tg = TaskGroup.open()) {
            t = tg.createTask(cancels());
            u = tg.createTask(sleep(0, "fine"));
        }
        print("  ", t.cancelled(), u.result());
        return null;
    }

    @Async
    static Coroutine<Void> bodyAndChild() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(fail("child"));
            await(sleep(0));
            throw new ClassCastException("body");
        }
    }

    @Async
    static Coroutine<Void> bodyRaisesCancelled() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(sleep(10));
            throw new CancelledError("body");
        }
    }

    @Async
    static Coroutine<Void> bodyRaisesGroup() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(failInCleanup(4));
            await(sleep(0));
            throw new ExceptionGroup("own", List.of(new IllegalArgumentException("x")));
        }
    }

    @Async
    static Coroutine<Task<String>> returnsFromBlock() {
        try (var tg = TaskGroup.open()) {
            Task<String> t = tg.createTask(sleep(0, "done first"));
            return Coroutine.of(t);
        }
    }

    @Async
    static Coroutine<Void> inCase(String label, Coroutine<Void> f) {
        print(label);
        Task<Void> t = createTask(f);
        try {
            await(t);
        } catch (Throwable e) {
            show(e, "  ");
        }
        print("  cancelled", t.cancelled());
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(inCase("three", three()));
        await(inCase("late_failure", lateFailure()));
        await(inCase("child_cancels_itself", childCancelsItself()));
        await(inCase("body_and_child", bodyAndChild()));
        await(inCase("body_raises_cancelled", bodyRaisesCancelled()));
        await(inCase("body_raises_group", bodyRaisesGroup()));
        Task<String> t = await(returnsFromBlock());
        print("returned", t.result());
        return null;
    }

    static void main() {
        run(program());
    }
}
