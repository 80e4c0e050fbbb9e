package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

/** CPython 3.11 wakes them one by one; we follow 3.13. */
final class Mended05SemaphoreWakesAllItCan {

    private Mended05SemaphoreWakesAllItCan() {
    }

    @Async
    static Coroutine<Void> taker(String name, Semaphore sem, List<String> log) {
        await(sem.acquire());
        log.add(name);
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Semaphore sem = new Semaphore(0);
        List<String> log = new ArrayList<>();
        createTask(taker("first", sem, log));
        await(sleep(0));
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("a", "b")) {
            ts.add(createTask(taker(n, sem, log)));
        }
        sem.release();
        sem.release();
        sem.release();
        for (int turn = 0; turn < 4; turn++) {
            print("turn", turn, String.join(" ", log));
            await(sleep(0));
        }
        await(gather(ts));
        return null;
    }

    static void main() {
        run(program());
    }
}
