package dev.sospeso.benchmarks.ours;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

/** Tasks on one loop. */
public final class OurTasks {

    private OurTasks() {
    }

    @Async
    private static Coroutine<Long> turns(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            await(sleep(0));
            sum++;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> turnsDown(long n) {
        long sum = 0;
        long i = n;
        while (i > 0) {
            await(sleep(0));
            sum++;
            i--;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> turnsBySum(long n) {
        long sum = 0;
        while (sum < n) {
            await(sleep(0));
            sum++;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> turnsByInt(long n) {
        long sum = 0;
        int i = 0;
        while (i < n) {
            await(sleep(0));
            sum += 1;
            i++;
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Long> twoTasks(long n) {
        Task<Long> a = createTask(turns(n));
        Task<Long> b = createTask(turns(n));
        return Coroutine.of(await(a) + await(b));
    }

    @Async
    public static Coroutine<Long> fourTasks(long n) {
        Task<Long> a = createTask(turns(n));
        Task<Long> b = createTask(turnsDown(n));
        Task<Long> c = createTask(turnsBySum(n));
        Task<Long> d = createTask(turnsByInt(n));
        return Coroutine.of(await(a) + await(b) + await(c) + await(d));
    }

    @Async
    private static Coroutine<Long> forever() {
        Future<Long> never = getRunningLoop().createFuture();
        return Coroutine.of(await(never));
    }

    /** Tasks that wait and are cancelled, one after the other. */
    @Async
    public static Coroutine<Long> cancel(long n) {
        long count = 0;
        for (long i = 0; i < n; i++) {
            Task<Long> task = createTask(forever());
            await(sleep(0));
            task.cancel();
            try {
                await(task);
            } catch (CancelledError cancelled) {
                count++;
            }
        }
        return Coroutine.of(count);
    }

    @Async
    private static Coroutine<Long> index(long i) {
        return Coroutine.of(i);
    }

    @Async
    public static Coroutine<Long> spawn(int n) {
        List<Task<Long>> tasks = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            tasks.add(createTask(index(i)));
        }
        long sum = 0;
        for (Long value : await(gather(tasks))) {
            sum += value;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> plus(Future<Long> future, long x) {
        return Coroutine.of(await(future) + x);
    }

    @Async
    private static Coroutine<Long> asleep(long x) {
        await(sleep(3600));
        return Coroutine.of(x);
    }

    /** Runs an action while n tasks wait, each for its own future. */
    @Async
    public static Coroutine<Void> suspended(int n, Runnable measure) {
        Object[] futures = new Object[n];
        for (int i = 0; i < n; i++) {
            Future<Long> future = getRunningLoop().createFuture();
            createTask(plus(future, i));
            futures[i] = future;
        }
        await(sleep(0));
        measure.run();
        return null;
    }

    /** Runs an action while n tasks sleep. */
    @Async
    public static Coroutine<Void> sleeping(int n, Runnable measure) {
        for (int i = 0; i < n; i++) {
            createTask(asleep(i));
        }
        await(sleep(0));
        measure.run();
        return null;
    }

    @Async
    private static Coroutine<Void> produce(Queue<Long> queue, long n) {
        for (long i = 0; i < n; i++) {
            await(queue.put(i));
        }
        return null;
    }

    @Async
    private static Coroutine<Long> consume(Queue<Long> queue, long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += await(queue.get());
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Long> queue(long n) {
        Queue<Long> queue = new Queue<>(1);
        createTask(produce(queue, n));
        return Coroutine.of(await(createTask(consume(queue, n))));
    }
}
