package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Barrier;
import dev.sospeso.asyncio.BrokenBarrierException;
import java.util.ArrayList;
import java.util.List;

final class Barrier02AbortReset {

    private Barrier02AbortReset() {
    }

    @Async
    static Coroutine<Void> party(String name, Barrier bar) {
        try {
            await(bar.arrive());
            print(name, "passed");
        } catch (BrokenBarrierException e) {
            print(name, exc(e).split(":")[0]);
        }
        return null;
    }

    @Async
    static Coroutine<Void> parties(String name, int n, Barrier bar) {
        List<Coroutine<Void>> parties = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            parties.add(party(name + i, bar));
        }
        await(gather(parties));
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Barrier bar = new Barrier(3);
        var ts = gather(party("a0", bar), party("a1", bar));
        await(sleep(0));
        await(bar.abort());
        print("broken", bar.broken());
        await(ts);
        await(party("late", bar));
        await(bar.reset());
        print("broken", bar.broken());
        await(parties("b", 3, bar));
        ts = gather(party("c0", bar), party("c1", bar));
        await(sleep(0));
        await(bar.reset());
        await(ts);
        print("broken", bar.broken(), "waiting", bar.waiting());
        await(parties("d", 3, bar));
        try {
            new Barrier(0);
        } catch (IllegalArgumentException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
