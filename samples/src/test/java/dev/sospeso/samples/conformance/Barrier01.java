package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Barrier;
import dev.sospeso.asyncio.BrokenBarrierException;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Barrier01 {

    private Barrier01() {
    }

    @Async
    static Coroutine<Void> party(String name, Barrier bar, int rounds)
            throws BrokenBarrierException {
        for (int r = 0; r < rounds; r++) {
            int pos = await(bar.arrive());
            print(name, "round", r, "position", pos);
        }
        return null;
    }

    @Async
    static Coroutine<Void> enter(Barrier bar, List<Integer> got) throws BrokenBarrierException {
        got.add(await(bar.arrive()));
        return null;
    }

    @Async
    static Coroutine<Void> program() throws BrokenBarrierException {
        Barrier bar = new Barrier(3);
        print("parties", bar.parties(), "waiting", bar.waiting(), "broken", bar.broken());
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : new String[] {"a", "b"}) {
            ts.add(createTask(party(n, bar, 1)));
        }
        await(sleep(0));
        print("waiting", bar.waiting());
        int pos = await(bar.arrive());
        print("main position", pos);
        await(gather(ts));
        print("waiting", bar.waiting());
        List<Integer> got = new ArrayList<>();
        await(gather(enter(bar, got), enter(bar, got), enter(bar, got)));
        print(got.stream().sorted().toList());
        await(gather(party("x", bar, 2), party("y", bar, 2), party("z", bar, 2)));
        print("waiting", bar.waiting(), "broken", bar.broken());
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
