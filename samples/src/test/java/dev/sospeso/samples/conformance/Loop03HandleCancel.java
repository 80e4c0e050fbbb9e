package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.TimerHandle;

final class Loop03HandleCancel {

    private Loop03HandleCancel() {
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Handle h1 = loop.callSoon(() -> print("never 1"));
        loop.callSoon(() -> print("runs 2"));
        Handle[] box = {null};
        loop.callSoon(() -> {
            print("cancelling 3 from a callback");
            box[0].cancel();
        });
        Handle h3 = loop.callSoon(() -> print("never 3"));
        box[0] = h3;
        Handle h4 = loop.callSoon(() -> print("runs 4"));
        h1.cancel();
        h1.cancel();
        print("cancelled", h1.cancelled(), h3.cancelled(), h4.cancelled());
        await(sleep(0));
        h4.cancel();
        print("cancelled", h1.cancelled(), h3.cancelled(), h4.cancelled());
        TimerHandle t = loop.callLater(0.01, () -> print("never timer"));
        t.cancel();
        TimerHandle u = loop.callLater(0.02, () -> print("timer runs"));
        TimerHandle far = loop.callLater(500, () -> print("never far"));
        await(sleep(0.06));
        print("cancelled", t.cancelled(), u.cancelled(), far.cancelled());
        print("end");
        return null;
    }

    static void main() {
        run(program());
    }
}
