package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;

final class Queue01FifoAndMaxsize {

    private Queue01FifoAndMaxsize() {
    }

    @Async
    static Coroutine<Void> producer(String name, Queue<String> q, int n) {
        for (int i = 0; i < n; i++) {
            await(q.put(name + i));
            print("put", name + i, "size", q.size(), "full", q.isFull());
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Queue<String> q = new Queue<>(2);
        var p = createTask(producer("p", q, 5));
        await(sleep(0));
        print("producer blocked", !p.done(), "maxsize", q.maxsize());
        for (int i = 0; i < 5; i++) {
            print("got", await(q.get()), "size", q.size());
            await(sleep(0));
        }
        await(p);
        print("empty", q.isEmpty());
        Queue<String> u = new Queue<>();
        var t = createTask(producer("u", u, 3));
        await(sleep(0));
        print("unbounded done", t.done(), "size", u.size());
        for (int i = 0; i < 3; i++) {
            print("got", await(u.get()));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
