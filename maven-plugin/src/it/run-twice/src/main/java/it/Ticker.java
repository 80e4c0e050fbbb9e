package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Ticker {

    private Ticker() {
    }

    @Async
    public static Coroutine<Void> tick(int times) {
        for (int i = 0; i < times; i++) {
            await(sleep(1));
        }
        return null;
    }
}
