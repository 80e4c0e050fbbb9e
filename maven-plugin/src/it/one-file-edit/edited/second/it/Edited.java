package it;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Edited {

    private Edited() {
    }

    @Async
    public static Coroutine<Void> second() {
        await(Kept.same());
        return null;
    }
}
