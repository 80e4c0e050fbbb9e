package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Steps.coro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SleepTest extends VirtualTime {

    private final List<String> log = new ArrayList<>();

    private Coroutine<Void> sleeper(double seconds) {
        return coro(t -> t.await(sleep(seconds)),
                t -> {
                    log.add(seconds + " at " + getRunningLoop().time());
                    return t.done(null);
                });
    }

    @Test
    void sleepersWakeInTheOrderOfTheirTimes() {
        run(coro(t -> {
            createTask(sleeper(3));
            createTask(sleeper(1));
            createTask(sleeper(0));
            createTask(sleeper(2));
            return t.await(sleep(10));
        }, t -> t.done(null)));
        assertEquals(List.of("0.0 at 0.0", "1.0 at 1.0", "2.0 at 2.0", "3.0 at 3.0"), log);
    }

    @Test
    void itGivesItsResult() {
        assertEquals("a", run(sleep(0, "a")));
        assertEquals("b", run(sleep(5, "b")));
        assertEquals("c", run(coro(t -> t.await(sleep(Duration.ofHours(1), "c")),
                t -> t.done(t.value()))));
    }

    @Test
    void aSleepWithoutALoopFails() {
        Coroutine<Void> sleep = sleep(1);
        assertEquals("no running event loop",
                assertThrows(IllegalStateException.class, sleep::next).getMessage());
    }

    @Test
    void itHandsItsFutureToTheDriver() {
        run(coro(t -> {
            Coroutine<Void> sleep = sleep(1);
            assertEquals(SleepFuture.class, sleep.next().getClass());
            assertEquals(null, sleep(0).next());
            return t.done(null);
        }));
    }

    @Test
    void aCancelledSleeperLeavesNoTimer() {
        run(coro(t -> {
            Task<Void> task = createTask(sleep(100));
            return t.await(sleep(0, task));
        }, t -> {
            Task<Void> task = t.value();
            assertEquals(1, ((BaseEventLoop) getRunningLoop()).timers.size());
            task.cancel();
            assertEquals(0, ((BaseEventLoop) getRunningLoop()).timers.size());
            return t.done(null);
        }));
    }

    @Test
    void notANumberIsNoDelay() {
        assertThrows(IllegalArgumentException.class, () -> sleep(Double.NaN));
    }

    @Test
    void durationsThatNoClockReachesAreTheLongest() {
        assertEquals(Long.MAX_VALUE, Delay.nanos(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(Long.MIN_VALUE, Delay.nanos(Duration.ofSeconds(Long.MIN_VALUE)));
        assertEquals(Long.MAX_VALUE, Delay.after(5, Long.MAX_VALUE));
    }

    @Test
    void manySleepersWakeInTheOrderOfTheirTimes() {
        List<Integer> order = new ArrayList<>();
        List<Integer> sorted = new ArrayList<>();
        run(coro(t -> {
            Random random = new Random(7);
            List<Coroutine<Void>> sleepers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                int late = random.nextInt(1000);
                sorted.add(late);
                Task<Void> sleeper = Asyncio.createTask(
                        Program.seq(sleep(late), Program.act(() -> order.add(late))));
                if (i % 3 == 0) {
                    sorted.remove(sorted.size() - 1);
                    Asyncio.createTask(Program.seq(sleep(random.nextInt(late + 1) / 2.0 - 1),
                            Program.act(sleeper::cancel)));
                }
            }
            return t.await(sleep(2000));
        }, t -> t.done(null)));
        sorted.sort(null);
        order.removeAll(List.of());
        List<Integer> inOrder = new ArrayList<>(order);
        inOrder.sort(null);
        assertEquals(inOrder, order);
        assertTrue(order.size() >= sorted.size(), order.size() + " of " + sorted.size());
    }
}
