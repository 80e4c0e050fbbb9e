package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;

/** CPython 3.11 leaves cancelling() at 1 after a group; we follow 3.13, which takes it back. */
final class Taskgroup02ChildError {

    private Taskgroup02ChildError() {
    }

    @Async
    static Coroutine<Void> failing(int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("failing now");
        throw new IllegalArgumentException("child");
    }

    @Async
    static Coroutine<Void> sibling() {
        try {
            await(sleep(30));
        } catch (CancelledError e) {
            print("sibling cancelled");
            await(sleep(0));
            print("sibling cleaned");
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> runGroup(boolean waitInBody) {
        Task<Void> s = null;
        try (var tg = TaskGroup.open()) {
            tg.createTask(failing(2));
            s = tg.createTask(sibling());
            if (waitInBody) {
                try {
                    await(sleep(30));
                } catch (CancelledError e) {
                    print("body cancelled", exc(e));
                    throw e;
                }
                print("never");
            }
            print("body done");
        } catch (ExceptionGroup eg) {
            print(eg.message(), eg.exceptions().size(), exc(eg.exceptions().get(0)));
        }
        print("sibling cancelled", s.cancelled(), "cancelling", currentTask().cancelling());
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(createTask(runGroup(false)));
        await(createTask(runGroup(true)));
        return null;
    }

    static void main() {
        run(program());
    }
}
