package it;

import static dev.sospeso.asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void pays() {
        assertEquals(new Account(30), run(new Account(100).pay(70)));
        assertThrows(IOException.class, () -> run(new Account(1).pay(70)));
    }
}
