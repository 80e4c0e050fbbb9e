package dev.sospeso.asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitersTest {

    @Test
    void linksAreThoseOfAListHoweverWaitersComeAndGo() {
        Random random = new Random(1);
        Waiters waiters = new Waiters();
        List<WaitFrame<?>> model = new ArrayList<>();
        List<WaitFrame<?>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(new Wake(null, waiters));
        }
        for (int i = 0; i < 20_000; i++) {
            WaitFrame<?> waiter = all.get(random.nextInt(all.size()));
            model.remove(waiter);
            if (random.nextBoolean()) {
                waiters.add(waiter);
                model.add(waiter);
            } else {
                waiters.remove(waiter);
            }
            check(waiters, model, all);
        }
    }

    private static void check(Waiters waiters, List<WaitFrame<?>> model, List<WaitFrame<?>> all) {
        assertEquals(model.size(), waiters.size());
        for (WaitFrame<?> waiter : all) {
            int place = model.indexOf(waiter);
            if (place < 0) {
                assertNull(waiter.previous);
                assertNull(waiter.next);
            } else {
                assertSame(model.get((place + model.size() - 1) % model.size()), waiter.previous);
                assertSame(place + 1 < model.size() ? model.get(place + 1) : null, waiter.next);
            }
        }
    }
}
