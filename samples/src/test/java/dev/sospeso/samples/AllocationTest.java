package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * What the workloads of the benchmarks allocate, counted by the JVM for this thread. Every bound
 * holds in the interpreter too: what the JIT removes comes on top, so nothing here depends on when
 * it compiles. What an operation takes is the difference between a long run and a short one.
 */
class AllocationTest {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SHORT = 500;
    private static final int LONG = 4500;
    private static final int ROUNDS = 6;
    /** The lists of a test, and the loop's queue, which doubles as it grows. */
    private static final int SLACK = 32;
    /** An entry of the heap of timers, which has doubled several times. */
    private static final int TIMER = 64;
    /** The coroutine that {@code sleep} makes. */
    private static final int SLEEP = 40;

    private static double perOperation(IntToLongFunction bytes) {
        long small = Long.MAX_VALUE;
        long large = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            small = Math.min(small, bytes.applyAsLong(SHORT));
            large = Math.min(large, bytes.applyAsLong(LONG));
        }
        return (double) (large - small) / (LONG - SHORT);
    }

    private static long allocated(IntConsumer workload, int n) {
        long before = allocated();
        workload.accept(n);
        return allocated() - before;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** One for references of four bytes, two where they have eight. */
    private static int scale() {
        int references = 10_000;
        Object[][] keep = new Object[1][];
        long bytes = allocated(n -> keep[0] = new Object[n], references);
        return keep[0].length == references && bytes > 6L * references ? 2 : 1;
    }

    private static void assertNothing(IntConsumer workload) {
        double bytes = perOperation(n -> allocated(workload, n));
        assertTrue(bytes <= 0, () -> bytes + " bytes an operation instead of none");
    }

    private static void assertAtMost(int bound, IntConsumer workload) {
        double bytes = perOperation(n -> allocated(workload, n));
        int most = bound * scale();
        assertTrue(bytes <= most, () -> bytes + " bytes an operation, more than " + most);
    }

    @Async
    private static Generator<String, String, Void> repeat(String first, int n) {
        String value = first;
        for (int i = 0; i < n; i++) {
            String sent = Generator.yield(value);
            if (sent != null) {
                value = sent;
            }
        }
        return null;
    }

    @Test
    void aGeneratorAllocatesNothingToGiveItsNextValue() {
        assertNothing(n -> {
            Generator<String, String, Void> values = repeat("value", n);
            int length = 0;
            while (values.hasNext()) {
                length += values.next().length();
            }
            assertTrue(length == 5 * n);
        });
    }

    @Async
    private static Generator<Long, Void, Void> longs(long n) {
        for (long i = 0; i < n; i++) {
            Generator.yield(1000 + i);
        }
        return null;
    }

    @Test
    void aGeneratorOfNumbersAllocatesNoBoxForWhoTakesThemAsTheyAre() {
        assertNothing(n -> {
            PrimitiveIterator.OfLong numbers = Generator.longs(longs(n));
            long sum = 0;
            while (numbers.hasNext()) {
                sum += numbers.nextLong();
            }
            assertTrue(sum == n * (1999L + n) / 2);
        });
    }

    @Test
    void aGeneratorAllocatesNothingToTakeAValue() {
        assertNothing(n -> {
            Generator<String, String, Void> values = repeat("value", n + 1);
            values.next();
            int length = 0;
            for (int i = 0; i < n; i++) {
                length += values.send("other").length();
            }
            assertTrue(length == 5 * n);
        });
    }

    @Async
    private static Coroutine<String> same(String value) {
        return Coroutine.of(value);
    }

    @Async
    private static Coroutine<Integer> lengths(int n) {
        int length = 0;
        for (int i = 0; i < n; i++) {
            length += await(same("value")).length();
        }
        return Coroutine.of(length);
    }

    @Test
    void anAwaitedCallThatDoesNotSuspendAllocatesNothing() {
        assertNothing(n -> assertTrue(run(lengths(n)) == 5 * n));
    }

    @Async
    private static Coroutine<Integer> lengths(Future<String> done, int n) {
        int length = 0;
        for (int i = 0; i < n; i++) {
            length += await(done).length();
        }
        return Coroutine.of(length);
    }

    @Async
    private static Coroutine<Integer> doneLengths(int n) {
        Future<String> done = getRunningLoop().createFuture();
        done.setResult("value");
        return lengths(done, n);
    }

    @Test
    void anAwaitedFutureThatIsDoneAllocatesNothing() {
        assertNothing(n -> assertTrue(run(doneLengths(n)) == 5 * n));
    }

    @Async
    private static Coroutine<String> descend(String value, int depth, int suspensions) {
        if (depth > 0) {
            return Coroutine.of(await(descend(value, depth - 1, suspensions)));
        }
        for (int i = 0; i < suspensions; i++) {
            await(sleep(0));
        }
        return Coroutine.of(value);
    }

    @Async
    private static Coroutine<Integer> chains(int n) {
        int length = 0;
        for (int i = 0; i < n; i++) {
            length += await(descend("value", 10, 0)).length();
        }
        return Coroutine.of(length);
    }

    @Test
    void aChainThatDoesNotSuspendAllocatesNothing() {
        assertNothing(n -> assertTrue(run(chains(n)) == 5 * n));
    }

    @Test
    void aResumptionAllocatesNothingAtAnyDepth() {
        for (int depth : new int[] {0, 10, 300}) {
            assertAtMost(SLEEP, n -> run(descend("value", depth, n)));
        }
    }

    @Async
    private static Coroutine<String> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(sleep(0));
        }
        return Coroutine.of("done");
    }

    @Async
    private static Coroutine<Void> twoTasks(int n) {
        Task<String> a = createTask(turns(n));
        Task<String> b = createTask(turns(n));
        await(a);
        await(b);
        return null;
    }

    @Test
    void aSwitchOfTasksAllocatesNothing() {
        assertAtMost(2 * SLEEP, n -> run(twoTasks(n)));
    }

    @Async
    private static Coroutine<Void> spawn(int n) {
        List<Task<String>> tasks = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            tasks.add(createTask(same("value")));
        }
        await(gather(tasks));
        return null;
    }

    @Test
    void aTaskWithItsResultIsSmall() {
        assertAtMost(56 + 32 + 48 + SLACK, n -> run(spawn(n)));
    }

    @Async
    private static Coroutine<Long> plus(Future<Long> future, long x) {
        return Coroutine.of(await(future) + x);
    }

    @Async
    private static Coroutine<Void> suspended(int n) {
        List<Task<Long>> tasks = new ArrayList<>(n);
        List<Future<Long>> futures = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Future<Long> future = getRunningLoop().createFuture();
            futures.add(future);
            tasks.add(createTask(plus(future, 1)));
        }
        await(sleep(0));
        for (Future<Long> future : futures) {
            future.setResult(1L);
        }
        for (Task<Long> task : tasks) {
            assertTrue(await(task) == 2L);
        }
        return null;
    }

    @Test
    void aSuspendedTaskWithItsFutureIsSmall() {
        assertAtMost(56 + 40 + 24 + SLACK, n -> run(suspended(n)));
    }

    /** What as many tasks take until they sleep. */
    @Async
    private static Coroutine<Long> asleep(int n) {
        long before = allocated();
        for (int i = 0; i < n; i++) {
            createTask(sleep(3600));
        }
        await(sleep(0));
        return Coroutine.of(allocated() - before);
    }

    @Test
    void aSleepingTaskIsSmall() {
        double bytes = perOperation(n -> run(asleep(n)));
        int most = (56 + SLEEP + 32 + TIMER + SLACK) * scale();
        assertTrue(bytes <= most, () -> bytes + " bytes, more than " + most);
    }
}
