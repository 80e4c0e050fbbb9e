package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;

public final class Greeter {

    private Greeter() {
    }

    @Async
    public static Coroutine<String> greet(String name) {
        await(sleep(0.001));
        return Coroutine.of("Hello, " + name);
    }

    @Async
    public static Generator<Integer, Void, Void> upTo(int limit) {
        for (int i = 0; i < limit; i++) {
            Generator.yield(i);
        }
        return null;
    }
}
