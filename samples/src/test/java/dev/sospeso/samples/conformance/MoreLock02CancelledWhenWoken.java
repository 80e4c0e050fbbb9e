package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.BoundedSemaphore;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.Held;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Semaphore;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

final class MoreLock02CancelledWhenWoken {

    private final List<String> log = new ArrayList<>();

    private MoreLock02CancelledWhenWoken() {
    }

    /** What the primitives have in common. */
    private record Lockable(int permits, Supplier<Coroutine<Held>> acquire, Runnable release,
            BooleanSupplier locked) {

        static Lockable of(Lock lock) {
            return new Lockable(1, lock::acquire, lock::release, lock::locked);
        }

        static Lockable of(Semaphore semaphore, int permits) {
            return new Lockable(permits, semaphore::acquire, semaphore::release,
                    semaphore::locked);
        }
    }

    @Async
    Coroutine<Void> user(String name, Lockable lock, boolean fails) {
        try (var held = await(lock.acquire().get())) {
            log.add(name + " in");
            await(sleep(0));
            if (fails) {
                throw new IllegalArgumentException(name);
            }
            log.add(name + " out");
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            log.add(exc(e) + " locked " + Print.text(lock.locked().getAsBoolean()));
        }
        return null;
    }

    private static List<Integer> cancelled(List<Task<Void>> ts) {
        return ts.stream().map(t -> t.cancelled() ? 1 : 0).toList();
    }

    @Async
    Coroutine<Void> show(String label, Lockable lock, List<Task<Void>> ts) {
        for (Task<Void> t : ts) {
            await(Asyncio.wait(Set.of(t), 1));
        }
        print(label, "|", String.join("; ", log), "|", lock.locked().getAsBoolean(), cancelled(ts));
        log.clear();
        return null;
    }

    @Async
    Coroutine<Void> scenario(String label, Supplier<Lockable> make, String events) {
        Lockable lock = make.get();
        for (int i = lock.permits(); i > 0; i--) {
            await(lock.acquire().get());
        }
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(createTask(user("abcd".substring(i, i + 1), lock, i == 2)));
        }
        await(turns(1));
        for (String e : events.split(" ")) {
            if (e.equals("release")) {
                lock.release().run();
            } else if (e.equals("turn")) {
                await(turns(1));
            } else if (e.equals("new")) {
                ts.add(createTask(user("new" + ts.size(), lock, false)));
            } else {
                ts.get("abcd".indexOf(e)).cancel("c" + e);
            }
        }
        await(show(label, lock, ts));
        return null;
    }

    @Async
    Coroutine<Void> waiter(String name, Event event) {
        try {
            log.add(name + " " + Print.text(await(event.waitSet())));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    @Async
    Coroutine<Void> program() {
        for (String name : List.of("lock", "semaphore")) {
            boolean semaphore = name.equals("semaphore");
            Supplier<Lockable> make = () -> semaphore
                    ? Lockable.of(new Semaphore(2), 2) : Lockable.of(new Lock());
            String more = semaphore ? " release" : "";
            await(scenario(name + " 1", make, "release a" + more));
            await(scenario(name + " 2", make, "a release" + more));
            await(scenario(name + " 3", make, "release a b" + more));
            await(scenario(name + " 4", make, "b release a" + more));
            await(scenario(name + " 5", make, "release new a turn b" + more));
            await(scenario(name + " 6", make, "release a turn c new" + more));
            await(scenario(name + " 7", make, "a b c d release new" + more));
            await(scenario(name + " 8", make, "a turn b release new" + more));
            await(scenario(name + " 9", make, "release turn a" + more));
        }

        Event event = new Event();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("p", "q", "r")) {
            ts.add(createTask(waiter(n, event)));
        }
        await(turns(1));
        event.set();
        ts.get(0).cancel("woken");
        event.clear();
        ts.add(createTask(waiter("s", event)));
        await(turns(2));
        print(String.join("; ", log), event.isSet(),
                ts.stream().map(t -> t.done() ? 1 : 0).toList());
        log.clear();
        ts.get(3).cancel("waits");
        event.set();
        await(Asyncio.wait(Set.copyOf(ts)));
        print(String.join("; ", log), cancelled(ts));

        log.clear();
        BoundedSemaphore b = new BoundedSemaphore(1);
        await(b.acquire());
        List<Task<Void>> us = new ArrayList<>();
        for (String n : List.of("x", "y")) {
            us.add(createTask(user(n, Lockable.of(b, 1), false)));
        }
        await(turns(1));
        b.release();
        us.get(0).cancel();
        try {
            b.release();
            print("released twice");
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        await(show("bounded", Lockable.of(b, 1), us));
        return null;
    }

    static void main() {
        run(new MoreLock02CancelledWhenWoken().program());
    }
}
