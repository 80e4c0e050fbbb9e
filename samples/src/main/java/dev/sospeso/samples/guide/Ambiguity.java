package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Task;

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
    static Coroutine<String> name() {
        return Coroutine.of("Ada");
    }

    @Async
    static Coroutine<Void> program() {
        Task<String> task = createTask(name());
        System.out.println(Asyncio.<String>await(task));
        String name = await(task);                              // or a variable of the type
        System.out.println(name);
        return null;
    }
    // endregion

    public static void main(String[] args) {
        Generator<String, Integer, Void> echo = echo();
        echo.next();
        try {
            echo.send(42);
        } catch (StopIteration end) {
            run(program());
        }
    }
}
