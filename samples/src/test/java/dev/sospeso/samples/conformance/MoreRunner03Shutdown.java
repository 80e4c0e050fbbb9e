package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

final class MoreRunner03Shutdown {

    private MoreRunner03Shutdown() {
    }

    private final List<String> log = new ArrayList<>();
    private final List<Task<?>> keep = new ArrayList<>();

    @Async
    Coroutine<String> stubborn(String name, int turns) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            for (int i = 0; i < turns; i++) {
                await(sleep(0));
                log.add(name + i);
            }
        }
        return Coroutine.of(name + " ended");
    }

    @Async
    Coroutine<Object> waitsFor(Awaitable<?> t, String name) {
        try {
            return Coroutine.of(await(t));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
    }

    @Async
    Coroutine<Void> spawned() {
        log.add("spawned " + currentTask().cancelling());
        return null;
    }

    @Async
    Coroutine<Void> spawns() {
        try {
            await(sleep(10));
        } finally {
            createTask(spawned());
            await(sleep(0));
            getRunningLoop().callSoon(() -> log.add("called soon"));
            getRunningLoop().callLater(0, () -> log.add("called later"));
        }
        return null;
    }

    private static void raise(String how) {
        if (how.equals("group")) {
            throw new ExceptionGroup("left", List.of(new IllegalArgumentException("x")));
        }
        throw new NoSuchElementException("'" + how + "'");
    }

    @Async
    Coroutine<String> fails(String how) {
        try {
            await(sleep(10));
        } finally {
            raise(how);
        }
        return null;
    }

    @Async
    Coroutine<Void> grouped() {
        try (var tg = TaskGroup.open()) {
            tg.createTask(stubborn("child", 0));
            tg.createTask(fails("child"));
        }
        return null;
    }

    private <T> Task<T> start(String name, Coroutine<T> coro) {
        Task<T> t = createTask(coro, name);
        t.addDoneCallback(f -> log.add(t.getName() + " done"));
        keep.add(t);
        return t;
    }

    @Async
    Coroutine<String> program(String how) {
        getRunningLoop().setExceptionHandler((lp, c) ->
                log.add("handler " + c.message() + ": " + exc(c.exception())));
        if (how.equals("stubborn")) {
            Task<String> s = start("stubborn", stubborn("s", 3));
            start("waiting", waitsFor(s, "waiting"));
            start("shielding", waitsFor(shield(s), "shielding"));
        } else if (how.equals("spawn")) {
            start("spawns", spawns());
        } else if (how.equals("fail")) {
            start("fails", fails("alone"));
            start("group", fails("group"));
        } else if (how.equals("grouped")) {
            start("grouped", grouped());
        } else if (how.equals("gathered")) {
            start("gathering", waitsFor(gather(stubborn("g", 1), fails("g")), "gathering"));
        }
        await(sleep(0));
        await(sleep(0));
        start("late", waitsFor(getRunningLoop().createFuture(), "late"));
        if (how.equals("fail")) {
            throw new IllegalArgumentException("main");
        }
        if (how.equals("grouped")) {
            currentTask().cancel("main");
            await(sleep(0));
        }
        return Coroutine.of(how);
    }

    private void inCase(String how) {
        try {
            print(Asyncio.run(program(how)));
        } catch (Throwable e) {
            print(how, "raised", exc(e));
        }
        print("  ", log.stream().sorted().collect(Collectors.joining(", ")));
        print("  ", keep.stream().map(Future::cancelled).toList());
    }

    static void main() {
        for (String how : List.of("stubborn", "spawn", "fail", "grouped", "gathered")) {
            new MoreRunner03Shutdown().inCase(how);
        }
    }
}
