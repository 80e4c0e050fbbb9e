package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class MoreLoop01OrderInATurn {

    private MoreLoop01OrderInATurn() {
    }

    private final List<Object> log = new ArrayList<>();
    private final EventLoop loop = newEventLoop();
    private final List<Task<Void>> tasks = new ArrayList<>();
    private final Future<Integer> fut = loop.createFuture();
    private Handle hc;
    private Handle hd;

    @Async
    Coroutine<Void> coro(String name) {
        log.add(name + " begins");
        await(sleep(0));
        log.add(name + " ends");
        return null;
    }

    private void a() {
        log.add("a");
        loop.callSoon(() -> log.add("a2"));
        tasks.add(loop.createTask(coro("t")));
        loop.callSoonThreadsafe(() -> log.add("a3"));
        hc.cancel();
        hd.cancel();
        fut.setResult(1);
    }

    private String text() {
        return log.stream().map(each -> each instanceof String ? "'" + each + "'" : "" + each)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void tick(int n) {
        log.add(n);
        if (n < 3) {
            loop.callSoon(() -> tick(n + 1));
        } else {
            loop.stop();
        }
    }

    @Async
    Coroutine<Void> interleaved() {
        loop.callSoon(() -> log.add("soon"));
        await(sleep(0));
        log.add("task");
        Future<Void> f = loop.createFuture();
        loop.callSoon(() -> f.setResult(null));
        loop.callSoon(() -> log.add("after set"));
        await(f);
        log.add("woken");
        return null;
    }

    private void runAll() {
        fut.addDoneCallback(f -> log.add("done " + f.result()));
        loop.callSoon(this::a);
        loop.callSoon(() -> log.add("b"));
        hc = loop.callSoon(() -> log.add("never c"));
        hd = loop.callLater(0, () -> log.add("never d"));
        loop.callSoon(loop::stop);
        loop.callSoon(() -> log.add("e"));
        loop.runForever();
        print("first run", text(), hc.cancelled(), hd.cancelled());
        log.clear();
        loop.callSoon(loop::stop);
        loop.runForever();
        print("second", text());
        log.clear();
        loop.runUntilComplete(tasks.get(0));
        print("third", text());
        log.clear();

        double now = loop.time();
        double when = now + 0.03;
        for (int n = 0; n < 5; n++) {
            int number = n;
            loop.callAt(when + n / 1000.0, () -> log.add(number));
        }
        loop.callAt(when - 0.02, () -> log.add("early"));
        TimerHandle h = loop.callAt(when, () -> log.add("never"));
        loop.callAt(when - 0.02, h::cancel);
        loop.callAt(when + 0.02, loop::stop);
        loop.runForever();
        print(text(), h.cancelled(), h.when() == when);
        log.clear();

        loop.callLater(0, () -> log.add("timer"));
        loop.callSoon(() -> tick(0));
        loop.runForever();
        print(text());
        log.clear();

        loop.runUntilComplete(interleaved());
        print(text(), loop.isRunning(), loop.isClosed());
        loop.stop();
        loop.callSoon(() -> log.add("one turn"));
        loop.callSoon(() -> loop.callSoon(() -> log.add("not this one")));
        loop.runForever();
        print(log.get(log.size() - 1));
        loop.close();
        loop.close();
        print(loop.isClosed());
    }

    static void main() {
        new MoreLoop01OrderInATurn().runAll();
    }
}
