package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.toThread;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class Threads01Executor {

    private Threads01Executor() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "unset");

    record Blocked(int result, boolean otherThread) {
    }

    private static Blocked block(CountDownLatch gate, int x, Thread loopThread)
            throws InterruptedException {
        gate.await(10, TimeUnit.SECONDS);
        if (x < 0) {
            throw new IllegalArgumentException("negative");
        }
        return new Blocked(x * 2, Thread.currentThread() != loopThread);
    }

    private static String see() {
        String v = VAR.get();
        VAR.set("changed in thread");
        return v;
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Thread main = Thread.currentThread();
        CountDownLatch gate = new CountDownLatch(1);
        var fut = loop.runInExecutor(() -> block(gate, 21, main));
        for (int i = 0; i < 3; i++) {
            print("loop turns", i, fut.done());
            await(sleep(0));
        }
        gate.countDown();
        Blocked r = await(fut);
        print("result", r.result(), "other thread", r.otherThread());
        try {
            await(loop.runInExecutor(() -> block(gate, -1, main)));
        } catch (IllegalArgumentException e) {
            print("raised", exc(e));
        }
        r = await(toThread(() -> block(gate, 4, main)));
        print("to_thread", r.result(), r.otherThread());
        VAR.set("from main");
        print("context", await(toThread(() -> see())), "| main keeps", VAR.get());
        var rs = await(gatherSettled(toThread(() -> block(gate, 3, main)),
                toThread(() -> block(gate, 2, main)), toThread(() -> block(gate, -1, main))));
        print(rs.get(0).value().result(), rs.get(1).value().result(), exc(rs.get(2).exception()));
        return null;
    }

    static void main() {
        run(program());
    }
}
