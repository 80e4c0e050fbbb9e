package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class Queue06ProducersConsumers {

    private Queue06ProducersConsumers() {
    }

    @Async
    static Coroutine<Void> producer(String name, Queue<String> q, int n) {
        for (int i = 0; i < n; i++) {
            await(q.put(name + i));
        }
        print(name, "done");
        return null;
    }

    @Async
    static Coroutine<Integer> consumer(String name, Queue<String> q, List<String> out) {
        int count = 0;
        while (true) {
            String item = await(q.get());
            if (item == null) {
                break;
            }
            out.add(item);
            print(name, item);
            count += 1;
            await(sleep(0));
        }
        print(name, "leaves after", count);
        return Coroutine.of(count);
    }

    @Async
    static Coroutine<Void> program() {
        Queue<String> q = new Queue<>(2);
        List<String> out = new ArrayList<>();
        var cs = List.of(createTask(consumer("c0", q, out)), createTask(consumer("c1", q, out)));
        List<Task<Void>> ps = new ArrayList<>();
        for (String n : new String[] {"x", "y", "z"}) {
            ps.add(createTask(producer(n, q, 4)));
        }
        await(gather(ps));
        for (int i = 0; i < cs.size(); i++) {
            await(q.put(null));
        }
        print("consumed", await(gather(cs)));
        for (String n : new String[] {"x", "y", "z"}) {
            print(n, out.stream().filter(i -> i.startsWith(n)).collect(Collectors.joining(" ")));
        }
        print("total", out.size(), "left", q.size());
        return null;
    }

    static void main() {
        run(program());
    }
}
