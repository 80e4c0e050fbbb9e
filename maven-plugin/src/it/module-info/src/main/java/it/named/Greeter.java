package it.named;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public final class Greeter {

    private Greeter() {
    }

    @Async
    public static Coroutine<String> greet() {
        await(sleep(0.001));
        return Coroutine.of("Hello from " + Greeter.class.getModule().getName());
    }
}
