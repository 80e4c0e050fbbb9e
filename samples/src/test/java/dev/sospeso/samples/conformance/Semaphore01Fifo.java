package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Semaphore01Fifo {

    private Semaphore01Fifo() {
    }

    @Async
    static Coroutine<Void> worker(String name, Semaphore sem, Map<String, Integer> state) {
        try (var held = await(sem.acquire())) {
            state.merge("now", 1, Integer::sum);
            state.merge("max", state.get("now"), Math::max);
            print(name, "in");
            await(sleep(0));
            await(sleep(0));
            state.merge("now", -1, Integer::sum);
            print(name, "out");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Semaphore sem = new Semaphore(2);
        Map<String, Integer> state = new HashMap<>(Map.of("now", 0, "max", 0));
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ts.add(createTask(worker("w" + i, sem, state)));
        }
        await(sleep(0));
        print("locked", sem.locked());
        ts.get(3).cancel();
        await(gatherSettled(ts));
        print("max", state.get("max"), "locked", sem.locked(), "w3", ts.get(3).cancelled());
        sem.release();
        for (int i = 0; i < 3; i++) {
            print("acquire", await(sem.acquire()) != null);
        }
        print("locked", sem.locked());
        try {
            new Semaphore(-1);
        } catch (IllegalArgumentException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
