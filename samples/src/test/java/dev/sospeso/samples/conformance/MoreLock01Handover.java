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
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreLock01Handover {

    private MoreLock01Handover() {
    }

    @Async
    static Coroutine<Void> hold(String name, Lock lock, List<String> log, int turns) {
        try (var held = await(lock.acquire())) {
            log.add(name + "+");
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
            }
            log.add(name + "-");
        }
        return null;
    }

    private static Coroutine<Void> hold(String name, Lock lock, List<String> log) {
        return hold(name, lock, log, 1);
    }

    @Async
    static Coroutine<String> ended(List<? extends Task<?>> ts) {
        List<Outcome<Object>> r = await(Asyncio.<Object>gatherSettled(ts));
        return Coroutine.of(r.stream().map(x -> !x.succeeded() ? exc(x.exception())
                : x.value() == null ? "ok" : Print.text(x.value()))
                .collect(Collectors.joining(" ")));
    }

    @Async
    static Coroutine<Void> other(Lock lock, List<String> log) {
        lock.release();
        log.add("released by other");
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        List<String> log = new ArrayList<>();
        Lock lock = new Lock();
        await(lock.acquire());
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("a", "b", "c", "d")) {
            ts.add(createTask(hold(n, lock, log)));
        }
        await(turns(1));
        lock.release();
        print("released", lock.locked());
        ts.add(createTask(hold("new", lock, log)));
        ts.get(0).cancel();
        ts.get(1).cancel();
        print(await(ended(ts)), String.join(" ", log));
        log.clear();

        await(lock.acquire());
        var t = createTask(hold("e", lock, log));
        await(turns(1));
        lock.release();
        try {
            boolean got = await(waitFor(lock.acquire(), 5)) != null;
            print("acquired after the woken one", got, String.join(" ", log));
        } catch (TimeoutException e) {
            print(exc(e));
        }
        lock.release();
        await(t);
        try {
            lock.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        log.clear();

        await(lock.acquire());

        ts = List.of(createTask(hold("f", lock, log)), createTask(other(lock, log)));
        print(await(ended(ts)), String.join(" ", log));

        Event event = new Event();
        List<Task<Boolean>> ws = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ws.add(createTask(event.waitSet()));
        }
        await(turns(1));
        ws.get(1).cancel("w");
        event.set();
        event.clear();
        var late = createTask(event.waitSet());
        print(await(ended(ws)), event.isSet());
        await(turns(2));
        print("late", late.done());
        event.set();
        event.set();
        print(await(late), await(event.waitSet()));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
