package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.QueueFullException;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class MoreQueue01CancelledAndJoin {

    private MoreQueue01CancelledAndJoin() {
    }

    @Async
    static Coroutine<String> get(String name, Queue<String> q, List<String> log) {
        try {
            String v = await(q.get());
            log.add(name + "<" + v);
            return Coroutine.of(v);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    static Coroutine<Void> put(String name, Queue<Integer> q, List<String> log, int v) {
        try {
            await(q.put(v));
            log.add(name + ">" + v);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> joiner(String name, Queue<Integer> q, List<String> log) {
        await(q.join());
        log.add(name + " joined");
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        List<String> log = new ArrayList<>();
        Queue<String> s = new Queue<>();
        List<Task<String>> g = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            g.add(createTask(get("g" + i, s, log)));
        }
        await(turns(1));
        s.putNowait("x");
        g.get(0).cancel("woken");
        await(turns(3));
        print(repr(log), s.size(), g.stream().map(t -> t.done() ? 1 : 0).toList());
        s.putNowait("y");
        s.putNowait("z");
        await(turns(2));
        print(repr(log), s.size());
        log.clear();

        Queue<Integer> q = new Queue<>(1);
        List<Task<Void>> p = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            p.add(createTask(put("p" + i, q, log, i)));
        }
        await(turns(1));
        print(repr(log), q.isFull());
        p.get(1).cancel();
        print("got", q.getNowait(), q.isFull(), q.isEmpty());
        await(turns(3));
        print(repr(log), q.size());
        print("got", q.getNowait());
        p.get(3).cancel("woken");
        await(turns(3));
        print(repr(log), q.size(), p.stream().map(t -> t.cancelled() ? 1 : 0).toList());
        log.clear();

        q = new Queue<>();
        await(q.join());
        for (int i = 0; i < 2; i++) {
            q.putNowait(i);
        }
        List<Task<Void>> js = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            js.add(createTask(joiner("j" + i, q, log)));
        }
        await(turns(1));
        js.get(0).cancel();
        q.getNowait();
        q.taskDone();
        await(turns(2));
        print(repr(log));
        q.putNowait(2);
        q.getNowait();
        q.taskDone();
        q.getNowait();
        print("empty", q.isEmpty());
        await(turns(2));
        print(repr(log));
        q.taskDone();
        q.putNowait(3);
        await(turns(2));
        print("joined although there is one more", repr(log));
        q.getNowait();
        q.taskDone();
        for (Py.Action f : List.<Py.Action>of(q::taskDone, q::getNowait)) {
            try {
                f.run();
            } catch (Exception e) {
                print(exc(e));
            }
        }
        q = new Queue<>(2);
        q.putNowait(1);
        q.putNowait(2);
        try {
            q.putNowait(3);
        } catch (QueueFullException e) {
            print(exc(e));
        }
        Queue<String> n = new Queue<>(-1);
        print("negative", n.isFull(), n.maxsize(), n.size());
        Task<String> w = createTask(waitFor(n.get(), 0.02));
        try {
            await(w, TimeoutException.class);
        } catch (TimeoutException e) {
            print(exc(e));
        }
        n.putNowait("kept");
        print(await(n.get()));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
