package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import java.util.concurrent.CompletableFuture;

final class PlainJava {

    private PlainJava() {
    }

    // region futures
    @Async
    static CompletableFuture<String> greeting(CompletableFuture<String> name) {
        return CompletableFuture.completedFuture("hello " + await(name));
    }

    static void plainJava() {                       // no event loop needed
        CompletableFuture<String> name = new CompletableFuture<>();
        CompletableFuture<String> greeting = greeting(name);
        System.out.println("done: " + greeting.isDone());
        name.complete("Ada");
        System.out.println(greeting.join());
    }
    // endregion

    // region threads
    static int blocking() {                         // anything that blocks a thread
        return "a slow answer".length();
    }

    @Async
    static Coroutine<Integer> doubled(int n) {
        await(sleep(0));
        return Coroutine.of(2 * n);
    }

    @Async
    static Coroutine<Void> program() {
        int answer = await(toThread(() -> blocking()));     // out to a thread
        System.out.println("answer " + answer);
        EventLoop loop = getRunningLoop();
        int back = await(toThread(() ->                     // and from a thread back to the loop
                runCoroutineThreadsafe(doubled(21), loop).join()));
        System.out.println("back " + back);
        return null;
    }
    // endregion

    public static void main(String[] args) {
        plainJava();
        run(program());
    }
}
