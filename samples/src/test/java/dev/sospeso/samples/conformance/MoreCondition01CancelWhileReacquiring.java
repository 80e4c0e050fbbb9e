package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** CPython 3.11 throws a new error without the message; we follow 3.13, which keeps it. */
final class MoreCondition01CancelWhileReacquiring {

    private MoreCondition01CancelWhileReacquiring() {
    }

    @Async
    static Coroutine<Void> waiter(String name, Condition cond, List<String> log) {
        try (var held = await(cond.acquire())) {
            try {
                log.add(name + " waits");
                boolean r = await(cond.waitSignal());
                log.add(name + " woke " + Print.text(r));
            } catch (CancelledError e) {
                log.add(name + " " + exc(e) + " locked " + Print.text(cond.locked()));
                throw e;
            } finally {
                log.add(name + " leaves");
            }
        }
        return null;
    }

    @Async
    static Coroutine<String> ended(Task<?> t) {
        try {
            await(t);
            return Coroutine.of("ended");
        } catch (Throwable e) {
            return Coroutine.of(exc(e) + " " + Print.text(t.cancelled()));
        }
    }

    private static void flush(String label, List<String> log) {
        print(label);
        for (String line : log) {
            print("  " + line);
        }
        log.clear();
    }

    @Async
    static Coroutine<Void> program() {
        List<String> log = new ArrayList<>();
        Condition cond = new Condition();

        var t = createTask(waiter("a", cond, log));
        await(turns(2));
        try (var held = await(cond.acquire())) {
            t.cancel("while the lock is taken");
            await(turns(3));
            log.add("still waiting for the lock " + Print.text(t.done()));
            t.cancel("again");
            await(turns(3));
            log.add("still " + Print.text(t.done()));
        }
        log.add(await(ended(t)));
        log.add("lock " + Print.text(cond.locked()));
        flush("cancelled, lock taken", log);

        t = createTask(waiter("b", cond, log));
        await(turns(2));
        try (var held = await(cond.acquire())) {
            cond.signal();
            await(turns(2));
            t.cancel("after notify");
            await(turns(2));
        }
        log.add(await(ended(t)) + " " + Print.text(cond.locked()));
        flush("notified, then cancelled while it waits for the lock", log);

        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("c", "d", "e")) {
            ts.add(createTask(waiter(n, cond, log)));
        }
        await(turns(2));
        ts.get(1).cancel();
        try (var held = await(cond.acquire())) {
            cond.signal(2);
        }
        for (var each : ts) {
            log.add(await(ended(each)));
        }
        flush("a cancelled one is not counted", log);

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
        try {
            cond.release();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        List<Integer> calls = new ArrayList<>();
        Supplier<String> predicate = () -> {
            calls.add(calls.size());
            return calls.size() > 3 ? "true" : null;
        };
        Task<String> waits = createTask(() -> {
            try (var held = await(cond.acquire())) {
                return Coroutine.of(await(cond.waitForValue(predicate)));
            }
        });
        await(turns(2));
        for (int i = 0; i < 4; i++) {
            try (var held = await(cond.acquire())) {
                cond.signalAll();
            }
            await(turns(2));
        }
        print("predicate", await(waits), calls);
        return null;
    }

    static void main() {
        run(program());
    }
}
