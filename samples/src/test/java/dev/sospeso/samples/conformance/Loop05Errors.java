package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Loop05Errors {

    private Loop05Errors() {
    }

    @Async
    static Coroutine<Integer> noop() {
        return Coroutine.of(1);
    }

    @Async
    static Coroutine<String> nested() {
        EventLoop loop = getRunningLoop();
        var c = noop();
        attempt("asyncio.run", () -> run(c));
        attempt("same loop", () -> loop.runUntilComplete(c));
        EventLoop other = newEventLoop();
        attempt("other loop", () -> other.runUntilComplete(c));
        attempt("run_forever", () -> loop.runForever());
        attempt("close", () -> loop.close());
        other.close();
        c.close();
        return Coroutine.of("nested done");
    }

    static void main() {
        attempt("get_running_loop", () -> getRunningLoop());
        print(run(nested()));
        EventLoop loop = newEventLoop();
        Future<Integer> f = loop.createFuture();
        loop.callSoon(loop::stop);
        attempt("stopped early", () -> loop.runUntilComplete(f));
        loop.close();
        var c = noop();
        attempt("closed run_until_complete", () -> loop.runUntilComplete(c));
        c.close();
        attempt("closed run_forever", () -> loop.runForever());
        attempt("closed call_soon", () -> loop.callSoon(() -> print("x")));
        attempt("closed call_later", () -> loop.callLater(1, () -> print("x")));
        attempt("closed call_soon_threadsafe", () -> loop.callSoonThreadsafe(() -> print("x")));
    }
}
