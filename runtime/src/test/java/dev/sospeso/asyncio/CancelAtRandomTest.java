package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.testing.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tasks that use everything at once, in a random order of their steps, of which random ones are
 * cancelled at random moments: whatever happens, nobody waits for what is there, nothing stays
 * locked, and nothing is left behind.
 */
class CancelAtRandomTest {

    private static final int SEEDS = 400;
    private static final int BATCH = 50;

    /** One random program. */
    private static final class Workload extends Program {
        private static final int WORKERS = 12;
        private static final int STEPS = 8;
        private static final int CANCELLATIONS = 4;
        private static final int PERMITS = 2;

        private final Random random;
        private final Lock lock = new Lock();
        private final Semaphore semaphore = new BoundedSemaphore(PERMITS);
        private final Queue<Integer> queue = new PriorityQueue<>(2);
        private final Condition condition = new Condition();
        private final Event event = new Event();
        private final Barrier barrier = new Barrier(3);
        private final List<Task<?>> workers = new ArrayList<>();
        private int things;
        private int inside;

        Workload(long seed) {
            random = new Random(seed);
        }

        Coroutine<Void> main() {
            return seq(
                    act(() -> {
                        for (int i = 0; i < WORKERS; i++) {
                            workers.add(Asyncio.createTask(repeat(STEPS, step ->
                                    seq(operation(), act(this::perhapsCancel)))));
                        }
                    }),
                    repeat(CANCELLATIONS, i -> seq(turns(random.nextInt(4)), act(this::cancel))),
                    Asyncio.sleep(100),
                    act(this::verifyThatNobodyWaitsInVain),
                    act(() -> workers.forEach(Task::cancel)),
                    Asyncio.sleep(100),
                    act(this::verifyThatAllHaveEnded));
        }

        private void cancel() {
            workers.get(random.nextInt(WORKERS)).cancel();
        }

        /** What has just ended may have woken somebody: the best moment to cancel him. */
        private void perhapsCancel() {
            if (random.nextInt(5) == 0) {
                cancel();
            }
        }

        private Awaitable<?> operation() {
            int turns = random.nextInt(4);
            return switch (random.nextInt(13)) {
                case 0 -> lock.with(() -> exclusively(turns(turns)));
                case 1 -> semaphore.with(() -> turns(turns));
                case 2 -> queue.put(turns);
                case 3 -> get(queue::get, item -> queue.taskDone());
                case 4 -> condition.with(() -> seq(act(() -> {
                    things++;
                    condition.signal();
                }), turns(turns)));
                case 5 -> condition.with(() -> seq(
                        get(() -> condition.waitFor(() -> things > 0)), act(() -> things--)));
                case 6 -> handling(get(() -> Asyncio.waitFor(Asyncio.sleep(turns), 1.5)),
                        Workload::ignoreTimeout);
                case 7 -> using(TaskGroup::open, group -> act(() -> {
                    group.createTask(turns(turns));
                    group.createTask(lock.with(() -> exclusively(turns(1))));
                }));
                case 8 -> handling(using(() -> Timeout.of(turns).enter(),
                        timeout -> get(event::waitSet)), Workload::ignoreTimeout);
                case 9 -> act(() -> {
                    event.set();
                    event.clear();
                });
                case 10 -> handling(get(barrier::arrive), exception -> {
                    if (!(exception instanceof BrokenBarrierException)) {
                        throw exception;
                    }
                });
                case 11 -> get(() -> Asyncio.gather(List.of(turns(turns), Asyncio.sleep(turns))));
                default -> Asyncio.sleep(turns);
            };
        }

        private Coroutine<Void> exclusively(Awaitable<?> body) {
            return seq(act(() -> assertEquals(1, ++inside)), handling(body, exception -> {
                inside--;
                throw exception;
            }), act(() -> inside--));
        }

        private static void ignoreTimeout(Throwable exception) throws Throwable {
            if (!(exception instanceof TimeoutException)) {
                throw exception;
            }
        }

        private void verifyThatNobodyWaitsInVain() {
            assertEquals("<Lock [unlocked]>", lock.toString());
            assertEquals("<BoundedSemaphore [unlocked, value:" + PERMITS + "]>",
                    semaphore.toString());
            assertFalse(!queue.isEmpty() && queue.toString().contains("_getters"),
                    queue.toString());
            assertFalse(!queue.isFull() && queue.toString().contains("_putters"),
                    queue.toString());
            assertFalse(condition.locked());
            assertFalse(things > 0 && condition.toString().contains("waiters"),
                    things + " " + condition);
            assertTrue(barrier.waiting() < barrier.parties());
        }

        private void verifyThatAllHaveEnded() {
            for (Task<?> worker : workers) {
                assertTrue(worker.done(), worker.toString());
                if (!worker.cancelled() && worker.exception() != null) {
                    throw new AssertionError(worker.toString(), worker.exception());
                }
            }
            assertEquals(1, Asyncio.allTasks().size(), () -> Asyncio.allTasks().toString());
            assertEquals("<Event [unset]>", event.toString());
            assertEquals(0, barrier.waiting());
            assertFalse(queue.toString().contains("ters["), queue.toString());
            assertEquals("<Condition [unlocked]>", condition.toString());
        }
    }

    private static void run(long seed) {
        VirtualLoop loop = VirtualLoop.shuffled(seed);
        List<String> reported = new ArrayList<>();
        loop.setExceptionHandler((source, context) -> reported.add(context.toString()));
        try (Runner runner = new Runner(() -> loop)) {
            runner.run(new Workload(seed).main());
        } catch (Throwable failure) {
            throw new AssertionError("with seed " + seed, failure);
        }
        assertEquals(List.of(), reported, "with seed " + seed);
    }

    @TestFactory
    List<DynamicTest> nothingIsLost() {
        return IntStream.range(0, SEEDS / BATCH).mapToObj(batch -> DynamicTest.dynamicTest(
                "seeds from " + batch * BATCH, () -> {
                    for (int i = 0; i < BATCH; i++) {
                        run(batch * BATCH + i);
                    }
                })).toList();
    }
}
