package it;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.io.IOException;
import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.SneakyThrows;
import lombok.val;

@Data
@AllArgsConstructor
public class Account {

    private int cents;

    @Async
    @SneakyThrows
    public Coroutine<Account> pay(int amount) {
        val rest = getCents() - amount;
        await(sleep(0.001));
        if (rest < 0) {
            throw new IOException("not enough");
        }
        setCents(rest);
        return Coroutine.of(this);
    }
}
