package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

final class MoreLoop02ExceptionHandler {

    private MoreLoop02ExceptionHandler() {
    }

    private final List<String> log = new ArrayList<>();
    private final EventLoop loop = newEventLoop();

    private void handler(EventLoop lp, ExceptionContext context) {
        log.add(firstWords(context.message()) + " | "
                + exc(context.exception()) + " | "
                + (context.exception() == null ? "" : "exception,") + "message");
    }

    private static String firstWords(String message) {
        return Arrays.stream(message.split(" ")).limit(3).collect(Collectors.joining(" "));
    }

    private static void fails(Object... args) {
        throw new IllegalArgumentException("callback " + args.length);
    }

    @Async
    static Coroutine<Void> failing(String name) {
        throw new NoSuchElementException("'" + name + "'");
    }

    @Async
    static Coroutine<Void> nobodyLooks() {
        createTask(failing("task"));
        getRunningLoop().createFuture().setException(new ClassCastException("future"));
        var seen = createTask(failing("seen"));
        await(sleep(0));
        seen.exception();
        var cancelled = createTask(sleep(5));
        await(sleep(0));
        cancelled.cancel();
        await(sleep(0));
        return null;
    }

    @Async
    static Coroutine<Void> interrupted() {
        throw new KeyboardInterrupt();
    }

    /** Lets the loop report futures that are garbage, as CPython's counting does at once. */
    private void collect() {
        int before = log.size();
        while (log.size() < before + 2) {
            System.gc();
            loop.runUntilComplete(sleep(0.001));
        }
    }

    private void runAll() {
        BiConsumer<EventLoop, ExceptionContext> handler = this::handler;
        loop.setExceptionHandler(handler);

        loop.callSoon(() -> fails());
        loop.callLater(0, () -> fails());
        loop.callSoon(() -> log.add("goes on"));
        Future<Integer> f = loop.createFuture();
        f.addDoneCallback(x -> fails(x));
        f.addDoneCallback(x -> log.add("second callback"));
        f.setResult(1);
        loop.runUntilComplete(sleep(0.01));
        for (String line : log) {
            print(line);
        }
        log.clear();

        loop.runUntilComplete(nobodyLooks());
        collect();
        for (String line : log.stream().sorted().toList()) {
            print(line);
        }
        log.clear();

        loop.callExceptionHandler(ExceptionContext.of("by hand")
                .withException(new IllegalArgumentException("x")));
        print(log.remove(0));
        print(loop.getExceptionHandler() == handler);
        try {
            loop.runUntilComplete(failing("main"));
        } catch (NoSuchElementException e) {
            print("main", exc(e), log);
        }

        loop.callSoon(() -> {
            throw new SystemExit("3");
        });
        loop.callSoon(() -> log.add("'after the exit'"));
        try {
            loop.runForever();
        } catch (SystemExit e) {
            print("SystemExit", e.getMessage(), log, loop.isRunning());
        }
        loop.callSoon(loop::stop);
        loop.runForever();
        print(log);
        log.clear();

        var t = loop.createTask(interrupted());
        try {
            loop.runUntilComplete(loop.createFuture());
        } catch (KeyboardInterrupt e) {
            print("KeyboardInterrupt", t.done(), typeName(t.exception()), log);
        }
        loop.close();
    }

    static void main() {
        new MoreLoop02ExceptionHandler().runAll();
    }
}
