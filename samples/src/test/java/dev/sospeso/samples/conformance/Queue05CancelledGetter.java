package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class Queue05CancelledGetter {

    private Queue05CancelledGetter() {
    }

    @Async
    static Coroutine<Void> getter(String name, Queue<String> q) {
        try {
            print(name, "got", await(q.get()));
        } catch (CancelledError e) {
            print(name, "cancelled");
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Queue<String> q = new Queue<>();
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(createTask(getter("g" + i, q)));
        }
        await(sleep(0));
        ts.get(0).cancel();
        q.putNowait("one");
        q.putNowait("two");
        ts.get(2).cancel();
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print("size", q.size(), "done", ts.stream().map(t -> t.done() ? 1 : 0).toList());
        q.putNowait("three");
        print("left over", await(q.get()));
        await(gatherSettled(ts));
        try {
            await(waitFor(q.get(), 0.02));
        } catch (TimeoutException e) {
            print(exc(e));
        }
        q.putNowait("four");
        print("size", q.size(), "got", await(q.get()));
        return null;
    }

    static void main() {
        run(program());
    }
}
