package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {

    private static final class Alarm implements Timer {
        private final long deadline;
        private final int number;
        private boolean dead;
        private boolean scheduled;

        Alarm(long deadline, int number) {
            this.deadline = deadline;
            this.number = number;
        }

        long deadline() {
            return deadline;
        }

        int number() {
            return number;
        }

        @Override
        public boolean isDead() {
            return dead;
        }

        @Override
        public void scheduled(boolean inHeap) {
            scheduled = inHeap;
        }
    }

    private final TimerHeap heap = new TimerHeap();

    private void cancel(Alarm alarm) {
        alarm.dead = true;
        if (alarm.scheduled) {
            heap.died();
        }
    }

    @Test
    void givesOutWhatASortedListWouldHoweverManyAreCancelled() {
        Comparator<Alarm> order =
                Comparator.comparingLong(Alarm::deadline).thenComparingInt(Alarm::number);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Alarm> model = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                int action = random.nextInt(10);
                if (action < 5) {
                    Alarm alarm = new Alarm(random.nextInt(50), i);
                    heap.add(alarm, alarm.deadline);
                    model.add(alarm);
                } else if (action < 8 && !model.isEmpty()) {
                    cancel(model.remove(random.nextInt(model.size())));
                } else if (!heap.isEmpty()) {
                    Alarm first = model.stream().min(order).orElseThrow();
                    assertEquals(first.deadline, heap.firstDeadline());
                    assertSame(first, heap.removeFirst());
                    model.remove(first);
                }
                assertEquals(model.size(), heap.size());
                assertEquals(model.isEmpty(), heap.isEmpty());
            }
            while (!model.isEmpty()) {
                cancel(model.remove(model.size() - 1));
            }
            assertTrue(heap.isEmpty());
        }
    }

    @Test
    void aTimerThatWasGivenOutIsNoLongerCountedWhenItIsCancelled() {
        Alarm first = new Alarm(1, 1);
        Alarm second = new Alarm(2, 2);
        heap.add(first, 1);
        heap.add(second, 2);
        assertSame(first, heap.removeFirst());
        cancel(first);
        assertEquals(1, heap.size());
        assertSame(second, heap.removeFirst());
        assertTrue(heap.isEmpty());
    }

    @Test
    void cancelledTimersDoNotPileUp() {
        Alarm last = new Alarm(Long.MAX_VALUE, 0);
        heap.add(last, Long.MAX_VALUE);
        List<Alarm> cancelled = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Alarm alarm = new Alarm(i, i);
            heap.add(alarm, i);
            cancel(alarm);
            cancelled.add(alarm);
        }
        assertEquals(1, heap.size());
        assertTrue(cancelled.stream().filter(alarm -> alarm.scheduled).count() < 200);
        heap.clear();
        assertEquals(0, heap.size());
    }
}
