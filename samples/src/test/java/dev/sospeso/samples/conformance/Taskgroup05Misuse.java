package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;

final class Taskgroup05Misuse {

    private Taskgroup05Misuse() {
    }

    @Async
    static Coroutine<String> noop() {
        return Coroutine.of("noop");
    }

    private static void tryCreate(String label, TaskGroup tg) {
        var c = noop();
        try {
            tg.createTask(c);
        } catch (IllegalStateException e) {
            String message = e.getMessage();
            print(label, typeName(e), message.substring(message.lastIndexOf("> ") + 2));
            c.close();
        }
    }

    @Async
    static Coroutine<Void> late(TaskGroup tg) {
        try {
            await(sleep(30));
        } catch (CancelledError e) {
            tryCreate("shutting down:", tg);
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> boom() {
        throw new IllegalArgumentException("boom");
    }

    @Async
    static Coroutine<Void> program() {
        TaskGroup tg = new TaskGroup();
        tryCreate("not entered:", tg);
        try (var entered = tg.enter()) {
        }
        tryCreate("finished:", tg);
        try (var entered = tg.enter()) {
            print("never");
        } catch (IllegalStateException e) {
            print("reentered:", typeName(e));
        }
        try (var tg2 = TaskGroup.open()) {
            tg2.createTask(late(tg2));
            await(sleep(0));
            tg2.createTask(boom());
        } catch (ExceptionGroup eg) {
            print("group", exc(eg.exceptions().get(0)));
        }
        Task<Void> a;
        Task<String> b;
        try (var tg3 = TaskGroup.open()) {
            a = tg3.createTask(sleep(30));
            b = tg3.createTask(noop());
            await(sleep(0));
            a.cancel();
        }
        print("a cancelled", a.cancelled(), "b", b.result());
        return null;
    }

    static void main() {
        run(program());
    }
}
