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
import dev.sospeso.asyncio.BoundedSemaphore;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Semaphore02Bounded {

    private Semaphore02Bounded() {
    }

    @Async
    static Coroutine<Void> taker(String name, Semaphore sem) {
        await(sem.acquire());
        print(name, "acquired");
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        BoundedSemaphore sem = new BoundedSemaphore(2);
        try {
            sem.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        await(sem.acquire());
        await(sem.acquire());
        print("locked", sem.locked());
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(taker("t" + i, sem)));
        }
        await(sleep(0));
        sem.release();
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print("done", ts.stream().map(t -> t.done() ? 1 : 0).toList());
        sem.release();
        sem.release();
        await(gather(ts));
        sem.release();
        sem.release();
        print("locked", sem.locked());
        try {
            sem.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
