package dev.sospeso.companions.shop;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import java.util.List;

/** A class as applications have them: open, with async methods that call each other. */
public class Shop {

    private final String name;

    /** For those who make proxies without arguments. */
    public Shop() {
        this("corner");
    }

    /** A shop of that name. */
    public Shop(String name) {
        this.name = name;
    }

    /** As many coins as the item has letters. */
    @Async
    public Coroutine<Integer> price(String item) {
        await(sleep(0));
        return Coroutine.of(item.length());
    }

    /** The sum of the prices. */
    @Async
    public Coroutine<Integer> total(List<String> items) {
        int sum = 0;
        for (String item : items) {
            sum += await(price(item));
        }
        return Coroutine.of(sum);
    }

    /** Awaits a method that nobody can override. */
    @Async
    public Coroutine<String> label() {
        return Coroutine.of(await(fixed()) + " " + name);
    }

    /** Cannot be overridden. */
    @Async
    public final Coroutine<String> fixed() {
        await(sleep(0));
        return Coroutine.of("shop");
    }

    /** Another way to suspend. */
    @Async
    public Generator<String, Void, Void> letters() {
        for (String letter : name.split("")) {
            Generator.yield(letter);
        }
        return null;
    }

    /** A static one. */
    @Async
    public static Coroutine<String> motto() {
        await(sleep(0));
        return Coroutine.of("open all day");
    }
}
