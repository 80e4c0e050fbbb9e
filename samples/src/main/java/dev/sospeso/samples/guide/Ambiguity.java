package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Future;

final class Ambiguity {

    private Ambiguity() {
    }

    // region witness
    @Async
    static Generator<String, Integer, Void> echo() {
        System.out.println(Generator.<Integer>yield("ready"));  // the witness names the type sent
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Future<String> future = getRunningLoop().createFuture();
        future.setResult("a local variable gives the type");
        System.out.println(Asyncio.await(future));
        return null;
    }
    // endregion

    public static void main(String[] args) {
        Generator<String, Integer, Void> echo = echo();
        echo.next();
        echo.hasNext();
        run(program());
    }
}
