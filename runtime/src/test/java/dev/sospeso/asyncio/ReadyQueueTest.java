package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {

    /** More turns than there are between two replacements of the ring. */
    private static final int TURNS = 200_000;

    @Test
    void keepsTheOrderAndWhatRunsHoweverItsRingGrowsAndIsReplaced() {
        Random random = new Random(1);
        ReadyQueue queue = new ReadyQueue();
        Deque<Object> model = new ArrayDeque<>();
        int number = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            int most = turn % 5_000 == 0 ? 300 : 3;
            for (int count = random.nextInt(most); count > 0; count--) {
                queue.add(++number);
                model.add(number);
            }
            for (int count = random.nextInt(model.size() + 1); count > 0; count--) {
                Object entry = queue.remove();
                assertEquals(model.remove(), entry);
                queue.add(++number);
                model.add(number);
                assertSame(entry, queue.running());
            }
            queue.endTurn();
            assertNull(queue.running());
            assertEquals(model.size(), queue.size());
            while (model.size() > 400) {
                assertEquals(model.remove(), queue.remove());
            }
        }
    }

    @Test
    void keepsTheOrderOfWhatOtherThreadsHandIn() {
        Random random = new Random(2);
        ReadyQueue queue = new ReadyQueue();
        Inbox inbox = new Inbox();
        Deque<Object> model = new ArrayDeque<>();
        for (int turn = 0; turn < 5_000; turn++) {
            for (int count = random.nextInt(turn % 100 == 0 ? 1_000 : 20); count > 0; count--) {
                Handle handle = new Handle(null, "callback", null);
                inbox.add(handle);
                model.add(handle);
            }
            inbox.drainTo(queue);
            assertTrue(inbox.isEmpty());
            assertEquals(model.size(), queue.size());
            for (int count = random.nextInt(model.size() + 1); count > 0; count--) {
                Handle handle = (Handle) queue.remove();
                assertSame(model.remove(), handle);
                assertNull(handle.next, "keeps nothing that came before it");
            }
            queue.endTurn();
        }
    }

    @Test
    void somethingElseMayRunInBetween() {
        ReadyQueue queue = new ReadyQueue();
        assertNull(queue.running());
        queue.add("first");
        queue.add("second");
        queue.remove();
        queue.running("nested");
        assertEquals("nested", queue.running());
        queue.running("first");
        assertEquals("first", queue.running());
        assertEquals("second", queue.remove());
        assertEquals("second", queue.running());
    }
}
