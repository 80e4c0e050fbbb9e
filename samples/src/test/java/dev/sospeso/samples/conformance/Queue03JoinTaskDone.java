package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import java.util.List;

final class Queue03JoinTaskDone {

    private Queue03JoinTaskDone() {
    }

    @Async
    static Coroutine<Void> worker(String name, Queue<Integer> q) {
        while (true) {
            int item = await(q.get());
            print(name, "takes", item);
            await(sleep(0));
            q.taskDone();
            print(name, "finished", item);
        }
    }

    @Async
    static Coroutine<Void> program() {
        Queue<Integer> q = new Queue<>();
        await(q.join());
        print("join on fresh queue returns");
        attempt("task_done", () -> q.taskDone());
        for (int i = 0; i < 5; i++) {
            q.putNowait(i);
        }
        var ws = List.of(createTask(worker("w0", q)), createTask(worker("w1", q)));
        await(q.join());
        print("joined");
        q.putNowait(99);
        print("got by main", q.getNowait());
        var j = createTask(q.join());
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print("join done", j.done());
        q.taskDone();
        await(j);
        print("join done", j.done());
        attempt("task_done", () -> q.taskDone());
        for (Task<Void> w : ws) {
            w.cancel();
        }
        print(await(gatherSettled(ws)).size());
        return null;
    }

    static void main() {
        run(program());
    }
}
