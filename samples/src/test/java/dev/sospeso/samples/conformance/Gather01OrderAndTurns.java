package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;

final class Gather01OrderAndTurns {

    private Gather01OrderAndTurns() {
    }

    @Async
    static Coroutine<Integer> work(String name, int turns) {
        print("start", name);
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("end", name);
        return Coroutine.of(name.length() * 10 + turns);
    }

    @Async
    static Coroutine<Void> program() {
        Future<Integer> f = getRunningLoop().createFuture();
        var t = createTask(work("task", 1));
        var g = gather(work("a", 3), t, work("bb", 0), f, work("ccc", 2));
        print("gather made, done", g.done());
        await(sleep(0));
        f.setResult(7);
        print(await(g));
        print(await(gather(t, f)));
        print("empty", await(gather()));
        return null;
    }

    static void main() {
        run(program());
    }
}
