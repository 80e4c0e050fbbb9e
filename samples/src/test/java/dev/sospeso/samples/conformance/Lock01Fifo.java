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
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Lock01Fifo {

    private Lock01Fifo() {
    }

    @Async
    static Coroutine<Void> worker(String name, Lock lock, List<String> log) {
        try (var held = await(lock.acquire())) {
            log.add(name);
            print(name, "has it");
            await(sleep(0));
            print(name, "leaves");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Lock lock = new Lock();
        List<String> log = new ArrayList<>();
        await(lock.acquire());
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(worker("w" + i, lock, log)));
        }
        await(sleep(0));
        print("locked", lock.locked());
        lock.release();
        print("released, locked", lock.locked());
        ts.add(createTask(worker("newcomer", lock, log)));
        await(gather(ts));
        print(String.join(" ", log), "locked", lock.locked());
        try (var held = await(lock.acquire())) {
            throw new IllegalArgumentException("inside");
        } catch (IllegalArgumentException e) {
            print(exc(e), "locked", lock.locked());
        }
        print("acquire returns", await(lock.acquire()) != null);
        lock.release();
        try {
            lock.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
