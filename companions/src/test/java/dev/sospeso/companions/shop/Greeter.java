package dev.sospeso.companions.shop;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

/** An interface with an async method of its own, and one that others write. */
public interface Greeter {

    /** Who is greeted. */
    @Async
    Coroutine<String> name();

    /** A greeting. */
    @Async
    default Coroutine<String> greeting() {
        String name = await(name());
        await(sleep(0));
        return Coroutine.of("hello " + name + await(mark()));
    }

    private Coroutine<String> mark() {
        return Coroutine.of("!");
    }
}
