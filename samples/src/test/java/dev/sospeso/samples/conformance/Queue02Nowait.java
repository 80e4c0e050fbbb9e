package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import java.util.List;

final class Queue02Nowait {

    private Queue02Nowait() {
    }

    @Async
    static Coroutine<Void> getter(String name, Queue<Object> q) {
        Object v = await(q.get());
        print(name, "got", v);
        return null;
    }

    @Async
    static Coroutine<Void> putter(String name, Queue<Object> q, Object v) {
        await(q.put(v));
        print(name, "put", v);
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Queue<Object> q = new Queue<>(1);
        attempt("get_nowait", () -> q.getNowait());
        attempt("put_nowait", () -> q.putNowait(null));
        attempt("put_nowait", () -> q.putNowait(0));
        var ps = List.of(createTask(putter("p0", q, 0)), createTask(putter("p1", q, 1)));
        await(sleep(0));
        attempt("get_nowait", () -> q.getNowait());
        attempt("get_nowait", () -> q.getNowait());
        await(sleep(0));
        attempt("get_nowait", () -> q.getNowait());
        await(gather(ps));
        attempt("get_nowait", () -> q.getNowait());
        var gs = List.of(createTask(getter("g0", q)), createTask(getter("g1", q)));
        await(sleep(0));
        attempt("put_nowait", () -> q.putNowait("x"));
        attempt("put_nowait", () -> q.putNowait("y"));
        await(sleep(0));
        attempt("put_nowait", () -> q.putNowait("z"));
        await(gather(gs));
        print("size", q.size());
        return null;
    }

    static void main() {
        run(program());
    }
}
