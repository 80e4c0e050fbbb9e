package dev.sospeso.asyncio;

import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.Coroutine;
import org.junit.jupiter.api.Test;

class SleepTest {

    static Coroutine<String> main() {
        return new Coro<>() {
            @Override
            Object step(int at) throws Throwable {
                switch (at) {
                    case 0:
                        return await(1, sleep(0));
                    case 1:
                        awaited();
                        return await(2, sleep(0.001));
                    default:
                        awaited();
                        return "done";
                }
            }
        };
    }

    @Test
    void aCoroutineGoesOnAfterSleeping() {
        assertEquals("done", run(main()));
    }
}
