package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.BoundedSemaphore;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreSemaphore01Fairness {

    private MoreSemaphore01Fairness() {
    }

    @Async
    static Coroutine<Void> hold(String name, Semaphore sem, List<String> log, int turns) {
        try (var held = await(sem.acquire())) {
            log.add(name + "+");
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
            }
            log.add(name + "-");
        }
        return null;
    }

    @Async
    static Coroutine<String> ended(List<Task<Void>> ts) {
        var r = await(gatherSettled(ts));
        return Coroutine.of(r.stream().map(x -> x.succeeded() ? "ok" : exc(x.exception()))
                .collect(Collectors.joining(" ")));
    }

    private static List<Task<Void>> tasks(String names, Semaphore sem, List<String> log,
            int turns) {
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : names.split("")) {
            ts.add(createTask(hold(n, sem, log, turns)));
        }
        return ts;
    }

    @Async
    static Coroutine<Void> newcomer(Semaphore sem, List<String> log) {
        await(sem.acquire());
        log.add("new+");
        sem.release();
        return null;
    }

    private static String text(List<String> log) {
        return String.join(" ", log);
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        List<String> log = new ArrayList<>();
        Semaphore sem = new Semaphore(1);
        var ts = tasks("abc", sem, log, 1);
        await(turns(1));

        await(turns(1));
        print("a out, b woken, locked", sem.locked(), text(log));
        ts.add(createTask(newcomer(sem, log)));
        print(await(ended(ts)), text(log));
        log.clear();

        await(sem.acquire());
        ts = tasks("def", sem, log, 1);
        await(turns(1));
        sem.release();
        print("woken", sem.locked());
        ts.get(0).cancel("woken already");
        print(await(ended(ts)), text(log), sem.locked());
        log.clear();

        await(sem.acquire());
        ts = tasks("ghi", sem, log, 1);
        await(turns(1));
        ts.get(0).cancel("still waiting");
        ts.get(1).cancel();
        sem.release();
        print(await(ended(ts)), text(log), sem.locked());
        log.clear();

        sem = new Semaphore(2);
        await(sem.acquire());
        await(sem.acquire());
        ts = tasks("jklm", sem, log, 2);
        await(turns(1));
        sem.release();
        sem.release();
        sem.release();
        await(turns(1));
        print("three releases", text(log), sem.locked());
        print(await(ended(ts)), text(log));
        log.clear();

        sem = new Semaphore(0);
        Task<Void> t = createTask(hold("n", sem, log, 1));
        Task<Void> u = createTask(waitFor(hold("o", sem, log, 1), 0.02));
        Task<Void> v = createTask(hold("p", sem, log, 1));
        print(await(ended(List.of(u))), sem.locked());
        sem.release();
        sem.release();
        print(await(ended(List.of(t, v))), text(log), sem.locked());
        Semaphore b = new BoundedSemaphore(2);
        try (var first = await(b.acquire())) {
            try (var second = await(b.acquire())) {
                print("bounded", b.locked());
            }
        }
        try {
            b.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        print("bounded", b.locked());
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
