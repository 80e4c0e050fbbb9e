package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.TaskGroup;

/** CPython 3.11 leaves it; we follow 3.13, which closes it. */
final class Mended03RefusedCoroutine {

    private Mended03RefusedCoroutine() {
    }

    @Async
    static Coroutine<Integer> noop() {
        return Coroutine.of(1);
    }

    @Async
    static Coroutine<Void> program() {
        TaskGroup tg = new TaskGroup();
        var c = noop();
        try {
            tg.createTask(c);
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        print("CORO_" + c.state());
        c.close();
        return null;
    }

    static void main() {
        run(program());
    }
}
