package it.named;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GreeterTest {

    @Test
    void greetsFromTheNamedModule() {
        assertEquals("Hello from it.named", run(Greeter.greet()));
    }
}
