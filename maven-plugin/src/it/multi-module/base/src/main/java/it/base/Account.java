package it.base;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;

public class Account {

    private int balance;

    @Async
    public Coroutine<Integer> deposit(int amount) {
        await(sleep(0));
        balance += amount;
        return Coroutine.of(balance);
    }
}
