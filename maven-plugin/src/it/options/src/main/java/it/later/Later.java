package it.later;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Later {

    private Later() {
    }

    @Async
    public static Coroutine<Void> pause() {
        await(sleep(1));
        return null;
    }
}
