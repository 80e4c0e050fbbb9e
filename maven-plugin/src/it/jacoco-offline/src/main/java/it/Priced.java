package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Priced {

    private Priced() {
    }

    @Async
    public static Coroutine<Integer> total(int pieces) {
        int total = 0;
        for (int i = 0; i < pieces; i++) {
            await(sleep(0.001));
            total += 3;
        }
        if (total > 1000) {
            total = never(total);
        }
        return Coroutine.of(total);
    }

    private static int never(int total) {
        return total / 2;
    }
}
