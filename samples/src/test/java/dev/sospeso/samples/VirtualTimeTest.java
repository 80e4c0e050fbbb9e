package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.testing.VirtualLoop;
import dev.sospeso.junit.LoopTest;

/** The JUnit extension as the README shows it. */
class VirtualTimeTest {

    // region loop-test
    @Async
    static Coroutine<Void> alarm(double seconds, Queue<String> bell) {
        await(sleep(seconds));
        await(bell.put("ring"));
        return null;
    }

    @LoopTest(shuffles = 10)                    // in order, and with ten seeds
    void theAlarmRings(VirtualLoop loop) {
        Queue<String> bell = new Queue<>();
        double now = loop.run(() -> {
            await(gather(alarm(3600, bell), alarm(60, bell)));
            return Coroutine.of(loop.time());
        });
        assertEquals(3600.0, now);              // at once
        assertEquals(2, bell.size());
    }

    @LoopTest
    void timePassesByHand(VirtualLoop loop) {
        Task<Void> alarm = loop.createTask(alarm(60, new Queue<>()));
        loop.advance(59);
        assertFalse(alarm.done());
        loop.advance(1);
        assertTrue(alarm.done());
    }
    // endregion
}
