package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Outcome;
import java.util.List;

final class Gather05DuplicatesAndNesting {

    private Gather05DuplicatesAndNesting() {
    }

    @Async
    static Coroutine<Integer> work(String name, boolean fail) {
        print("run", name);
        await(sleep(0));
        if (fail) {
            throw new IllegalArgumentException(name);
        }
        return Coroutine.of(name.length());
    }

    @Async
    static Coroutine<Void> program() {
        var c = work("once", false);
        var t = createTask(work("task", false));
        print(await(gather(c, t, c, t)));
        var inner = gather(work("in", false), work("inn", false));
        List<Object> r = await(gather(List.<Awaitable<?>>of(inner, work("o", false),
                gather(work("xxxx", false)))));
        print("nested", r.get(0), r.get(1), r.get(2));
        var bad = gather(work("fine", false), work("bad", true));
        List<Outcome<Object>> rs = await(gatherSettled(
                List.<Awaitable<?>>of(work("y", false), bad)));
        print("outer keeps", rs.get(0).value(), "and", exc(rs.get(1).exception()));
        try {
            await(gather(List.<Awaitable<?>>of(gather(work("deep", true)), work("z", false))));
        } catch (IllegalArgumentException e) {
            print("outer raised", exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
