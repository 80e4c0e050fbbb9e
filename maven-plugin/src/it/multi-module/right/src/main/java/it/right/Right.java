package it.right;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import it.base.Account;

public final class Right extends Account {

    @Async
    @Override
    public Coroutine<Integer> deposit(int amount) {
        // The common type of the two is found in another module's classes.
        Account account = amount > 100 ? this : new Account();
        int before = await(account.deposit(1));
        return Coroutine.of(before + await(super.deposit(amount)));
    }
}
