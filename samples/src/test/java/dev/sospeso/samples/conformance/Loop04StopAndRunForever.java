package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Loop04StopAndRunForever {

    private Loop04StopAndRunForever() {
    }

    private static void say(EventLoop loop, String text, String again) {
        print(text);
        if (again != null) {
            loop.callSoon(() -> say(loop, again, null));
        }
    }

    @Async
    static Coroutine<String> value() {
        return Coroutine.of("coroutine value");
    }

    static void main() {
        EventLoop loop = newEventLoop();
        loop.callSoon(() -> say(loop, "one", "scheduled by one"));
        loop.callSoon(loop::stop);
        loop.callSoon(() -> say(loop, "same batch as stop", null));
        print("running", loop.isRunning());
        loop.runForever();
        print("stopped");
        loop.callSoon(loop::stop);
        loop.runForever();
        print("stopped again");
        loop.callSoon(() -> say(loop, "before early stop", "left over"));
        loop.stop();
        loop.runForever();
        print("early stop done");
        print(loop.runUntilComplete(value()));
        Future<String> f = loop.createFuture();
        loop.callLater(0.01, () -> f.setResult("future value"));
        print(loop.runUntilComplete(f));
        print("closed", loop.isClosed());
        loop.close();
        loop.close();
        print("closed", loop.isClosed());
    }
}
