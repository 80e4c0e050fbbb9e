package dev.sospeso.samples.guide;

import static dev.sospeso.asyncio.Asyncio.*;

import dev.sospeso.*;
import dev.sospeso.asyncio.*;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;

/** Coroutines on a thread that is not theirs, and reactive streams. */
final class OtherThreads {

    private OtherThreads() {
    }

    // region executor
    @Async
    static Coroutine<Void> greet() {
        System.out.println("hello from " + Thread.currentThread().getName());
        await(sleep(0.01));                         // the thread does its other work
        System.out.println("still on " + Thread.currentThread().getName());
        return null;
    }

    static void plainJava(ExecutorService userInterface) {
        EventLoop loop = EventLoop.on(userInterface);       // or SwingUtilities::invokeLater
        runCoroutineThreadsafe(greet(), loop).join();
        userInterface.execute(loop::close);
    }
    // endregion

    // region flow
    @Async
    static AsyncGenerator<Integer, Void> numbers() {
        for (int i = 1; i <= 3; i++) {
            await(sleep(0));
            AsyncGenerator.yield(i);
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Flow.Publisher<Integer> publisher = Publishers.publisher(numbers());
        try (var items = Publishers.items(publisher)) {
            for (int number : awaitEach(items)) {
                System.out.println("published " + number);
            }
        }                                           // cancels what is left of the subscription
        return null;
    }
    // endregion

    public static void main(String[] args) {
        ExecutorService executor =
                Executors.newSingleThreadExecutor(work -> new Thread(work, "the executor"));
        plainJava(executor);
        executor.shutdown();
        run(program());
    }
}
