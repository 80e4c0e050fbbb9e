package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Condition01Notify {

    private Condition01Notify() {
    }

    @Async
    static Coroutine<Void> waiter(String name, Condition cond) {
        try (var held = await(cond.acquire())) {
            print(name, "waits");
            print(name, "woke", await(cond.waitSignal()), "locked", cond.locked());
            await(sleep(0));
            print(name, "leaves");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Condition cond = new Condition();
        try (var held = await(cond.acquire())) {
            cond.signal();
        }
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ts.add(createTask(waiter("w" + i, cond)));
        }
        for (int i = 0; i < 6; i++) {
            await(sleep(0));
        }
        try (var held = await(cond.acquire())) {
            cond.signal(2);
            print("notified 2, still holding");
            await(sleep(0));
            print("now releasing");
        }
        await(Asyncio.wait(ts.subList(0, 2)));
        print("pending", ts.stream().filter(t -> !t.done()).count());
        try (var held = await(cond.acquire())) {
            cond.signalAll();
        }
        await(gather(ts));
        try {
            cond.signal();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        try {
            await(cond.waitSignal());
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
