package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Lock02CancelledWaiter {

    private Lock02CancelledWaiter() {
    }

    @Async
    static Coroutine<Void> worker(String name, Lock lock, int hold) {
        try (var held = await(lock.acquire())) {
            print(name, "has it");
            for (int i = 0; i < hold; i++) {
                await(sleep(0));
            }
            print(name, "leaves");
        } catch (CancelledError e) {
            print(name, "cancelled, locked", lock.locked());
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Lock lock = new Lock();
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(createTask(worker("w" + i, lock, 3)));
        }
        await(sleep(0));
        ts.get(1).cancel();
        await(sleep(0));
        print("waiting for the rest");
        await(gatherSettled(ts));
        print("locked", lock.locked());
        var h = createTask(worker("holder", lock, 50));
        var n = createTask(worker("next", lock, 0));
        await(sleep(0));
        h.cancel();
        await(gatherSettled(h, n));
        print("locked", lock.locked());
        return null;
    }

    static void main() {
        run(program());
    }
}
