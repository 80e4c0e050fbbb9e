package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import java.util.Set;

final class Agen06ConcurrentAnext {

    private Agen06ConcurrentAnext() {
    }

    @Async
    static AsyncGenerator<String, Void> slow() {
        print("slow start");
        await(sleep(0));
        await(sleep(0));
        AsyncGenerator.yield("one");
        AsyncGenerator.yield("two");
        return null;
    }

    @Async
    static Coroutine<Void> grab(String name, Coroutine<?> aw) {
        try {
            print(name, "got", await(aw));
        } catch (Exception e) {
            print(name, "raised", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var g = slow();
        var t1 = createTask(grab("t1", g.anext()));
        var t2 = createTask(grab("t2", g.anext()));
        var t3 = createTask(grab("t3", g.asend(null)));
        var t4 = createTask(grab("t4", g.aclose()));
        await(Asyncio.wait(Set.of(t1, t2, t3, t4)));
        await(grab("main", g.anext()));
        await(grab("main", g.anext()));
        return null;
    }

    static void main() {
        run(program());
    }
}
