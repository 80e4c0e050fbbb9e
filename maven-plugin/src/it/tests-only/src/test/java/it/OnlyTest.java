package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import org.junit.jupiter.api.Test;

class OnlyTest {

    @Test
    void sums() {
        assertEquals(10, run(sum(5)));
    }

    @Async
    private static Coroutine<Integer> sum(int limit) {
        int sum = 0;
        for (int i = 0; i < limit; i++) {
            await(sleep(0));
            sum += i;
        }
        return Coroutine.of(sum);
    }
}
