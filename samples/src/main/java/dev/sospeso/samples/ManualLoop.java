package dev.sospeso.samples;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.setEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.Print.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;

/** Program 5: the event loop managed by hand: made, run twice, closed. */
final class ManualLoop {

    private ManualLoop() {
    }

    @Async
    static Coroutine<Integer> greet(String name) {
        print("hello", name);
        await(sleep(0.01));
        print("goodbye", name);
        return Coroutine.of(name.length());
    }

    public static void main(String[] args) {
        EventLoop loop = newEventLoop();
        setEventLoop(loop);
        try {
            print("result", loop.runUntilComplete(greet("world")));
            print("result", loop.runUntilComplete(greet("again")));
        } finally {
            loop.close();
            setEventLoop(null);
        }
        print("closed", loop.isClosed());
    }
}
