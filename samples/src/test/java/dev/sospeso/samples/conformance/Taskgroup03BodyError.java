package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

final class Taskgroup03BodyError {

    private Taskgroup03BodyError() {
    }

    @Async
    static Coroutine<Void> child(String name, boolean bad) {
        print("child", name);
        try {
            await(sleep(30));
        } finally {
            print("child out", name);
            if (bad) {
                throwKeyError();
            }
        }
        return null;
    }

    private static void throwKeyError() {
        throw new NoSuchElementException();
    }

    @Async
    static Coroutine<Void> runGroup(boolean letStart, boolean bad) {
        Task<Void> c = null;
        try (var tg = TaskGroup.open()) {
            c = tg.createTask(child("c", bad));
            if (letStart) {
                await(sleep(0));
            }
            throw new IllegalArgumentException("body");
        } catch (ExceptionGroup eg) {
            print("group of", eg.exceptions().size(),
                    eg.exceptions().stream().map(Py::exc).collect(Collectors.joining(" ")));
        }
        print("child cancelled", c.cancelled());
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(runGroup(false, false));
        await(runGroup(true, false));
        await(runGroup(true, true));
        return null;
    }

    static void main() {
        run(program());
    }
}
