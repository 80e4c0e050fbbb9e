package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.TimerHandle;

final class Loop02CallLaterAt {

    private Loop02CallLaterAt() {
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<String> fin = loop.createFuture();
        loop.callLater(0.3, () -> print("later 300"));
        loop.callLater(0.1, () -> print("later 100"));
        TimerHandle h = loop.callLater(0.2, () -> print("later 200"));
        double base = loop.time();
        TimerHandle h2 = loop.callAt(base + 0.4, () -> print("at 400"));
        loop.callLater(0.5, () -> fin.setResult("finished"));
        loop.callLater(0, () -> print("later 0"));
        loop.callLater(-1, () -> print("later -1"));
        loop.callSoon(() -> print("soon"));
        print("when of at", h2.when() == base + 0.4);
        print("ordered", h.when() < h2.when());
        print(await(fin));
        print("cancelled", h.cancelled());
        return null;
    }

    static void main() {
        run(program());
    }
}
