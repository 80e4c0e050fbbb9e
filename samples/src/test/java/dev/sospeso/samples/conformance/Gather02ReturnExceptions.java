package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Outcome;
import java.util.NoSuchElementException;

final class Gather02ReturnExceptions {

    private Gather02ReturnExceptions() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, RuntimeException fail) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("finishing", name);
        if (fail != null) {
            throw fail;
        }
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<Void> program() {
        var victim = createTask(work("victim", 50, null));
        getRunningLoop().callSoon(() -> victim.cancel());
        var rs = await(gatherSettled(work("a", 3, null),
                work("b", 1, new IllegalArgumentException("vb")), victim,
                work("c", 2, new NoSuchElementException()), work("d", 0, null)));
        for (Outcome<String> r : rs) {
            print(r.exception() == null ? r.value() : "exception " + exc(r.exception()));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
