package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.CancelledError;
import dev.sospeso.asyncio.Context;
import dev.sospeso.asyncio.ContextVar;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Handle;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TimerHandle;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

final class MoreLoop03Handles {

    private MoreLoop03Handles() {
    }

    private static final ContextVar<String> VAR = new ContextVar<>("var", "none");

    private final EventLoop loop = newEventLoop();
    private final List<Object> log = new ArrayList<>();
    private final List<Object> reports = new ArrayList<>();
    private final Map<String, Handle> box = new HashMap<>();

    private static String text(List<?> log) {
        return log.stream().map(Print::text).collect(Collectors.joining(" "));
    }

    private void own(String name) {
        log.add(name);
        box.get(name).cancel();
        log.add(box.get(name).cancelled());
        throw new IllegalArgumentException(name);
    }

    private void again(int n) {
        log.add(n);
        if (n == 3) {
            loop.stop();
            loop.stop();
        }
        Handle h = loop.callSoon(() -> again(n + 1));
        if (n == 5) {
            h.cancel();
            loop.stop();
        }
    }

    private void timer(int n) {
        log.add(n);
        if (n < 3) {
            loop.callLater(0, () -> timer(n + 1));
            loop.callSoon(() -> log.add("soon " + n));
        } else {
            loop.stop();
        }
    }

    private void contexts() {
        log.add(VAR.get());
        VAR.set("changed");
        loop.callSoon(() -> log.add(VAR.get()));
        loop.callLater(0, () -> log.add(VAR.get()));
        VAR.set("changed again");
    }

    private void program() {
        loop.setExceptionHandler((l, c) -> reports.add(exc(c.exception())));
        box.put("soon", loop.callSoon(() -> own("soon")));
        box.put("timer", loop.callLater(0, () -> own("timer")));
        loop.callLater(0.01, loop::stop);
        loop.runForever();
        print(text(log), text(reports));
        log.clear();

        double when = loop.time();
        List<TimerHandle> handles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int value = i;
            handles.add(loop.callAt(when + i / 1000.0, () -> log.add(value)));
        }
        loop.callAt(when - 1, () -> handles.get(2).cancel());
        loop.callAt(when + 0.02, loop::stop);
        handles.get(0).cancel();
        handles.get(0).cancel();
        loop.runForever();
        handles.get(1).cancel();
        print(text(log), handles.stream().map(Handle::cancelled).toList(),
                handles.stream().limit(2).map(h -> h.when() == when).toList());
        log.clear();

        loop.callSoon(() -> again(0));
        loop.runForever();
        print(text(log));
        loop.runForever();
        print(text(log));
        log.clear();

        Future<String> done = loop.createFuture();
        done.setResult("done before");
        loop.callSoon(() -> log.add("runs too"));
        loop.callSoon(() -> loop.callSoon(() -> log.add("later")));
        print(loop.runUntilComplete(done), text(log));
        print(loop.runUntilComplete(done), text(log));
        Future<String> f = loop.createFuture();
        f.setException(new NoSuchElementException("'failed before'"));
        try {
            loop.runUntilComplete(f);
        } catch (NoSuchElementException e) {
            print(exc(e));
        }
        f = loop.createFuture();
        f.cancel("cancelled before");
        try {
            loop.runUntilComplete(f);
        } catch (CancelledError e) {
            print(exc(e));
        }
        log.clear();

        loop.callLater(-5, () -> timer(0));
        loop.runForever();
        print(text(log));
        log.clear();

        Context ctx = Context.copyCurrent();
        ctx.run(() -> VAR.set("own"));
        loop.callSoon(this::contexts, ctx);
        loop.callSoon(this::contexts);
        loop.callSoon(() -> log.add(VAR.get()), ctx);
        loop.callLater(0.01, loop::stop);
        loop.runForever();
        print(text(log), ctx.get(VAR), VAR.get());
        Task<String> t = loop.createTask(sleep(0, "task"));
        loop.stop();
        loop.runForever();
        print(t.done(), loop.runUntilComplete(t), reports.size());
        loop.close();
    }

    static void main() {
        new MoreLoop03Handles().program();
    }
}
