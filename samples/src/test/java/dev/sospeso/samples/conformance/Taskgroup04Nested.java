package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.TaskGroup;

final class Taskgroup04Nested {

    private Taskgroup04Nested() {
    }

    private static void show(Throwable e, int depth) {
        if (e instanceof ExceptionGroup group) {
            print("  ".repeat(depth) + "group " + group.exceptions().size());
            for (Throwable x : group.exceptions()) {
                show(x, depth + 1);
            }
        } else {
            print("  ".repeat(depth) + exc(e));
        }
    }

    @Async
    static Coroutine<Void> fail(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw new IllegalArgumentException(name);
    }

    @Async
    static Coroutine<Void> waitLong(String name) {
        try {
            await(sleep(30));
        } finally {
            print("released", name);
        }
        return null;
    }

    @Async
    static Coroutine<Void> inCase(int innerTurns, int outerTurns, boolean handle) {
        try {
            try (var outer = TaskGroup.open()) {
                if (outerTurns != 0) {
                    outer.createTask(fail("outer", outerTurns));
                }
                try (var inner = TaskGroup.open()) {
                    inner.createTask(waitLong("inner child"));
                    if (innerTurns != 0) {
                        inner.createTask(fail("inner", innerTurns));
                    }
                } catch (ExceptionGroup eg) {
                    print("between");
                    if (!handle) {
                        throw eg;
                    }
                }
                print("outer body continues");
            }
            print("outer ok");
        } catch (ExceptionGroup eg) {
            show(eg, 0);
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(inCase(1, 0, false));
        print("--");
        await(inCase(0, 2, false));
        print("--");
        await(inCase(1, 0, true));
        return null;
    }

    static void main() {
        run(program());
    }
}
