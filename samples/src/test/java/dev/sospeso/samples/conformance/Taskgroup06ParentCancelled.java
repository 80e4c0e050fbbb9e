package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.TaskGroup;

final class Taskgroup06ParentCancelled {

    private Taskgroup06ParentCancelled() {
    }

    @Async
    static Coroutine<Void> child(boolean bad) {
        try {
            await(sleep(30));
        } catch (CancelledError e) {
            await(sleep(0));
            print("  child out");
            if (bad) {
                throw new IllegalArgumentException("cleanup failed");
            }
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> parent(boolean bad) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(child(bad));
        } catch (Throwable e) {
            String inner = "alone";
            if (e instanceof ExceptionGroup group) {
                inner = exc(group.exceptions().get(0));
            }
            print("  parent left with", typeName(e), inner);
            print("  cancelling", currentTask().cancelling());
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        for (boolean bad : new boolean[] {false, true}) {
            var t = createTask(parent(bad));
            await(sleep(0));
            await(sleep(0));
            t.cancel();
            try {
                await(t);
            } catch (CancelledError e) {
                print("outside cancelled", t.cancelled());
            } catch (ExceptionGroup eg) {
                print("outside group", t.cancelled(), exc(eg.exceptions().get(0)));
            }
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
