package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class Condition02WaitFor {

    private Condition02WaitFor() {
    }

    @Async
    static Coroutine<Void> consumer(String name, Condition cond, int[] box, int want) {
        try (var held = await(cond.acquire())) {
            int r = await(cond.waitForValue(() -> check(name, box, want)));
            print(name, "satisfied with", r);
        }
        return null;
    }

    private static Integer check(String name, int[] box, int want) {
        print("  check", name, box[0]);
        return box[0] >= want && box[0] != 0 ? box[0] : null;
    }

    @Async
    static Coroutine<Void> canceledWaiter(Condition cond) {
        try (var held = await(cond.acquire())) {
            try {
                await(cond.waitSignal());
            } catch (CancelledError e) {
                print("cancelled holding the lock", cond.locked());
                throw e;
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Lock lock = new Lock();
        Condition cond = new Condition(lock);
        Condition other = new Condition(lock);
        int[] box = {0};
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(consumer("c" + i, cond, box, i)));
        }
        for (int v : new int[] {1, 2}) {
            for (int i = 0; i < 4; i++) {
                await(sleep(0));
            }
            try (var held = await(other.acquire())) {
                box[0] = v;
                cond.signalAll();
                print("set", v);
            }
        }
        await(gather(ts));
        var t = createTask(canceledWaiter(cond));
        await(sleep(0));
        await(lock.acquire());
        t.cancel();
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print("lock held by main, waiter done", t.done());
        lock.release();
        await(Asyncio.wait(Set.of(t)));
        print("waiter cancelled", t.cancelled(), "locked", lock.locked());
        return null;
    }

    static void main() {
        run(program());
    }
}
