package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The future that stands for a turn, as soon as somebody looks at what a task waits for. */
class WaiterTest {

    private final SelectorEventLoop loop = new SelectorEventLoop();
    private final Queue<String> queue = new Queue<>();
    private final Task<String> first = loop.createTask(queue.get());
    private final Task<String> second = loop.createTask(queue.get());

    @AfterEach
    void close() {
        first.cancel();
        second.cancel();
        turns();
        loop.close();
    }

    private void turns() {
        loop.runUntilComplete(Asyncio.sleep(0));
        loop.runUntilComplete(Asyncio.sleep(0));
    }

    private static Future<?> turn(Task<?> task) {
        return assertInstanceOf(Future.class, task.getCoro().awaiting());
    }

    @Test
    void isDoneWhenTheTurnHasCome() {
        turns();
        Future<?> turn = turn(first);
        assertFalse(turn.done());
        assertSame(turn, turn(first));
        queue.putNowait("item");
        assertTrue(turn.done());
        assertFalse(first.done());
        turns();
        assertEquals("item", first.result());
        assertFalse(second.done());
    }

    @Test
    void isDoneFromTheStartIfTheTurnHasComeAlready() {
        turns();
        queue.putNowait("item");
        assertTrue(turn(first).done());
        assertFalse(turn(second).done());
        turns();
        assertEquals("item", first.result());
    }

    @Test
    void cancellingItCancelsTheWaitAndTheTurnGoesToTheNext() {
        turns();
        assertTrue(turn(first).cancel());
        queue.putNowait("item");
        turns();
        assertTrue(first.cancelled());
        assertEquals("item", second.result());
    }

    @Test
    void aTaskThatIsCancelledAfterItsTurnHasComePassesItOn() {
        turns();
        queue.putNowait("item");
        assertTrue(first.cancel("no more"));
        turns();
        assertTrue(first.cancelled());
        assertEquals("item", second.result());
    }
}
