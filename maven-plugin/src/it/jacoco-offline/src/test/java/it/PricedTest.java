package it;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PricedTest {

    @Test
    void adds() {
        assertEquals(9, run(Priced.total(3)));
    }
}
