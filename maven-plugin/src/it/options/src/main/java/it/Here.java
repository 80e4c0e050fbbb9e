package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Here {

    private Here() {
    }

    @Async
    public static Coroutine<Void> pause() {
        await(sleep(1));
        return null;
    }
}
