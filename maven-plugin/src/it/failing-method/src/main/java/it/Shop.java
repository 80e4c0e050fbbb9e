package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Shop {

    private int total;

    public int plain() {
        await(sleep(1));
        return total;
    }

    @Async
    public Coroutine<Integer> guarded() {
        synchronized (this) {
            await(sleep(1));
            total++;
        }
        return Coroutine.of(total);
    }
}
