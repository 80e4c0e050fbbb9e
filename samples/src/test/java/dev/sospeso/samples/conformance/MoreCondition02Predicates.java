package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Condition;
import dev.sospeso.asyncio.Lock;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

final class MoreCondition02Predicates {

    private final List<String> log = new ArrayList<>();
    private int box;

    private MoreCondition02Predicates() {
    }

    private void flush(String label, Object... rest) {
        List<Object> all = new ArrayList<>(List.of(label, "|", String.join("; ", log), "|"));
        all.addAll(List.of(rest));
        print(all.toArray());
        log.clear();
    }

    private List<Integer> inBox() {
        return List.of(box);
    }

    private static List<Integer> done(List<Task<Void>> ts) {
        return ts.stream().map(t -> t.done() ? 1 : 0).toList();
    }

    @Async
    Coroutine<Void> take(String name, Condition cond, int n) {
        try (var held = await(cond.acquire())) {
            await(cond.waitFor(() -> check(name, n)));
            box -= n;
            log.add(name + " took " + n);
            if (box > 0) {
                cond.signal();
            }
            await(sleep(0));
        } catch (IllegalArgumentException | IllegalStateException e) {
            log.add(name + " " + exc(e) + " " + Print.text(cond.locked()));
        }
        return null;
    }

    private boolean check(String name, int n) {
        log.add(name + "?");
        if (box < 0) {
            throw new IllegalArgumentException("negative");
        }
        return box >= n;
    }

    @Async
    Coroutine<Void> give(Condition cond, int n, int waking) {
        try (var held = await(cond.acquire())) {
            box += n;
            cond.signal(waking);
            log.add("gave " + n);
        }
        return null;
    }

    @Async
    Coroutine<Void> again(String name, Condition cond, int times) {
        try (var held = await(cond.acquire())) {
            for (int i = 0; i < times; i++) {
                log.add(name + i + Print.text(await(cond.waitSignal())));
                cond.signal();
            }
        }
        return null;
    }

    @Async
    Coroutine<Void> timed(String name, Condition cond, double limit) {
        try (var deadline = timeout(limit)) {
            try (var held = await(cond.acquire())) {
                await(cond.waitFor(() -> box == 9));
            }
        } catch (TimeoutException e) {
            log.add(name + " " + exc(e) + " " + Print.text(cond.locked()));
        }
        return null;
    }

    @Async
    Coroutine<Void> program() {
        Condition cond = new Condition();
        List<Task<Void>> ts = new ArrayList<>();
        ts.add(createTask(take("a", cond, 3)));
        ts.add(createTask(take("b", cond, 1)));
        ts.add(createTask(take("c", cond, 2)));
        await(turns(2));
        await(give(cond, 1, 1));
        await(turns(4));
        flush("only the first is woken", inBox());
        await(give(cond, 1, 3));
        await(turns(6));
        flush("all are woken", inBox());
        await(give(cond, 5, 2));
        await(gather(ts));
        flush("all are served", inBox(), cond.locked());

        ts.clear();
        for (String n : List.of("d", "e")) {
            ts.add(createTask(take(n, cond, 4)));
        }
        await(turns(2));
        box = -1;
        try (var held = await(cond.acquire())) {
            cond.signal(1);
            await(turns(3));
            log.add("still locked");
        }
        await(turns(4));
        flush("predicate raises", inBox(), done(ts), cond.locked());
        box = 4;
        try (var held = await(cond.acquire())) {
            cond.signalAll();
            box = 3;
        }
        await(turns(4));
        box = 4;
        try (var held = await(cond.acquire())) {
            cond.signalAll();
        }
        await(gather(ts));
        flush("false again", inBox());

        Task<Void> t = createTask(timed("f", cond, 0.01));
        await(turns(2));
        try (var held = await(cond.acquire())) {
            await(sleep(0.03));
            log.add("holder leaves");
        }
        await(t);
        flush("time is over before the lock is free", cond.locked());
        try (var held = await(cond.acquire())) {
            t = createTask(timed("g", cond, 0.01));
            await(sleep(0.03));
        }
        await(t);
        flush("never got the lock", cond.locked());

        Lock lock = new Lock();
        Condition one = new Condition(lock);
        Condition two = new Condition(lock);
        ts = List.of(createTask(again("one", one, 2)), createTask(again("two", two, 2)));
        await(turns(2));
        for (Condition c : List.of(one, two, two, one)) {
            try (var held = await(lock.acquire())) {
                c.signal();
                c.signal();
                log.add("notified");
            }
            await(turns(3));
        }
        await(gather(ts));
        flush("two conditions", lock.locked());
        ts = new ArrayList<>();
        for (String n : List.of("x", "y", "z")) {
            ts.add(createTask(again(n, one, 2)));
        }
        await(turns(2));
        try (var held = await(one.acquire())) {
            one.signal(2);
        }
        await(turns(12));
        flush("in a circle", done(ts));
        try (var held = await(one.acquire())) {
            one.signalAll();
        }
        await(Asyncio.wait(Set.copyOf(ts), 0.01));
        flush("woken again", done(ts));
        for (Task<Void> each : ts) {
            each.cancel();
        }
        try (var held = await(one.acquire())) {
            throw new NoSuchElementException("'body'");
        } catch (NoSuchElementException e) {
            print(exc(e), lock.locked());
        }
        return null;
    }

    static void main() {
        run(new MoreCondition02Predicates().program());
    }
}
