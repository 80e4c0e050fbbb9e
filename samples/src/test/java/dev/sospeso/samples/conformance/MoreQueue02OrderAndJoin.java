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
import dev.sospeso.asyncio.LifoQueue;
import dev.sospeso.asyncio.PriorityQueue;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class MoreQueue02OrderAndJoin {

    private final List<String> log = new ArrayList<>();

    private MoreQueue02OrderAndJoin() {
    }

    @Async
    Coroutine<Void> get(String name, Queue<Integer> q) {
        try {
            log.add(name + "<" + await(q.get()));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    @Async
    Coroutine<Void> put(String name, Queue<Integer> q, int v) {
        try {
            await(q.put(v));
            log.add(name + ">" + v);
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    @Async
    Coroutine<Void> show(String label, Queue<?> q) {
        await(turns(6));
        print(label, "|", String.join("; ", log), "|", q.size(), q.isEmpty(), q.isFull());
        log.clear();
        return null;
    }

    @Async
    Coroutine<Void> worker(Queue<Object> q, Set<Object> fails) {
        while (true) {
            Object v = await(q.get());
            try {
                await(sleep(0));
                if (fails.contains(v)) {
                    throw new IllegalArgumentException(v.toString());
                }
                log.add("did " + v);
            } catch (IllegalArgumentException e) {
                log.add(exc(e));
            } finally {
                q.taskDone();
            }
        }
    }

    @Async
    Coroutine<Void> join(String name, Queue<?> q) {
        await(q.join());
        log.add(name + " joined");
        return null;
    }

    private static Queue<Integer> make(String kind, int maxsize) {
        return switch (kind) {
            case "Queue" -> new Queue<>(maxsize);
            case "LifoQueue" -> new LifoQueue<>(maxsize);
            default -> new PriorityQueue<>(maxsize);
        };
    }

    @Async
    Coroutine<Void> program() {
        for (String kind : List.of("Queue", "LifoQueue", "PriorityQueue")) {
            print("--", kind);
            Queue<Integer> q = make(kind, 0);
            List<Task<Void>> g = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                g.add(createTask(get("g" + i, q)));
            }
            await(turns(1));
            for (int v : List.of(3, 1, 2)) {
                q.putNowait(v);
            }
            g.get(0).cancel("woken");
            await(show("woken and cancelled", q));
            q.putNowait(5);
            g.get(3).cancel("late");
            await(show("late", q));
            g.clear();
            for (int i = 0; i < 3; i++) {
                g.add(createTask(get("h" + i, q)));
            }
            await(turns(1));
            q.putNowait(7);
            q.putNowait(6);
            g.get(0).cancel();
            g.get(1).cancel();
            await(turns(1));
            q.putNowait(4);
            await(show("two woken, two cancelled", q));
            while (!q.isEmpty()) {
                log.add(Print.text(q.getNowait()));
            }
            await(show("rest", q));

            q = make(kind, 2);
            List<Task<Void>> p = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                p.add(createTask(put("p" + i, q, 9 - i)));
            }
            await(turns(1));
            log.add("full " + q.getNowait());
            p.get(2).cancel("woken");
            await(show("putter cancelled", q));
            log.add(Print.text(q.getNowait()) + q.getNowait());
            p.get(4).cancel("woken");
            await(turns(1));
            q.putNowait(0);
            await(show("overtaken", q));
            while (!q.isEmpty()) {
                log.add(Print.text(q.getNowait()));
                await(turns(2));
            }
            await(show("the end", q));
            print(p.stream().map(t -> t.cancelled() ? 1 : 0).toList());
        }

        Queue<Object> q = new Queue<>();
        List<Task<Void>> w = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            w.add(createTask(worker(q, Set.of(2, 3))));
        }
        List<Task<Void>> j = new ArrayList<>();
        j.add(createTask(join("early", q)));
        await(show("nothing to join", q));
        for (int v = 0; v < 5; v++) {
            q.putNowait(v);
        }
        for (int i = 0; i < 2; i++) {
            j.add(createTask(join("j" + i, q)));
        }
        await(turns(2));
        j.get(1).cancel();
        w.get(0).cancel("worker");
        await(show("worker cancelled", q));
        await(turns(8));
        await(show("all done", q));
        print(j.stream().map(t -> t.done() ? 1 : 0).toList());
        try {
            q.taskDone();
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        q.putNowait("x");
        q.taskDone();
        await(q.join());
        print("joined, one left:", q.size());
        await(show("taken", q));
        try {
            await(w.get(1));
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(new MoreQueue02OrderAndJoin().program());
    }
}
