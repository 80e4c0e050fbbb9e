package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Good {

    private Good() {
    }

    @Async
    public static Coroutine<Void> fine() {
        await(sleep(1));
        return null;
    }
}
