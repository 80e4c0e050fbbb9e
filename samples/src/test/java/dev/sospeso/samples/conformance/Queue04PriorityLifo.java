package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.LifoQueue;
import dev.sospeso.asyncio.PriorityQueue;
import dev.sospeso.asyncio.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class Queue04PriorityLifo {

    private Queue04PriorityLifo() {
    }

    record Job(int prio, String name) implements Comparable<Job> {
        @Override
        public int compareTo(Job other) {
            return Integer.compare(prio, other.prio);
        }
    }

    @Async
    static <T> Coroutine<List<T>> drain(Queue<T> q) {
        List<T> out = new ArrayList<>();
        while (!q.isEmpty()) {
            out.add(await(q.get()));
        }
        return Coroutine.of(out);
    }

    @Async
    static Coroutine<Void> program() {
        Queue<Integer> pq = new PriorityQueue<>();
        for (int v : new int[] {5, 1, 4, 1, 3}) {
            pq.putNowait(v);
        }
        print(await(pq.get()), await(pq.get()));
        pq.putNowait(0);
        pq.putNowait(9);
        print(await(drain(pq)));
        Queue<Job> jobs = new PriorityQueue<>();
        for (Job job : List.of(new Job(3, "low"), new Job(1, "high"), new Job(2, "mid"))) {
            await(jobs.put(job));
        }
        print(await(drain(jobs)).stream().map(Job::name).collect(Collectors.joining(" ")));
        Queue<Integer> lq = new LifoQueue<>(3);
        for (int v : new int[] {1, 2, 3}) {
            lq.putNowait(v);
        }
        print(lq.isFull(), await(lq.get()));
        lq.putNowait(7);
        print(await(drain(lq)));
        var g = createTask(pq.get());
        await(sleep(0));
        pq.putNowait(8);
        pq.putNowait(2);
        print("getter received", await(g));
        print(await(drain(pq)));
        return null;
    }

    static void main() {
        run(program());
    }
}
