package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreeterTest {

    @Test
    void greets() {
        assertEquals("Hello, you and Hello, me", run(both()));
    }

    @Test
    void counts() {
        assertEquals(List.of(0, 1, 2), Greeter.upTo(3).stream().toList());
    }

    @Async
    private static Coroutine<String> both() {
        return Coroutine.of(await(Greeter.greet("you")) + " and " + await(Greeter.greet("me")));
    }
}
