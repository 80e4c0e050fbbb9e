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
import java.util.List;

final class Coro10TimingOfAwaits {

    private Coro10TimingOfAwaits() {
    }

    @Async
    static Coroutine<String> nothing() {
        return Coroutine.of("nothing");
    }

    @Async
    static Coroutine<Void> spectator() {
        for (int i = 0; i < 8; i++) {
            print("  spectator", i);
            await(sleep(0));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(spectator());
        print("A", await(nothing()));
        Future<String> done = getRunningLoop().createFuture();
        done.setResult("done");
        print("B", await(done));
        await(sleep(0));
        print("C after sleep(0)");
        await(sleep(0));
        print("D after sleep(0)");
        print("E", await(createTask(nothing())));
        print("F", await(gather(nothing())).equals(List.of("nothing")));
        print("G", await(done));
        await(t);
        print("end");
        return null;
    }

    static void main() {
        run(program());
    }
}
