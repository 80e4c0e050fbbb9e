package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.mayThrow;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.ExceptionGroup;
import dev.sospeso.ExceptionGrouping;
import dev.sospeso.asyncio.TaskGroup;
import dev.sospeso.asyncio.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class MoreTaskgroup02ParentCancelledAtExit {

    private MoreTaskgroup02ParentCancelledAtExit() {
    }

    @Async
    static Coroutine<Void> child(String name, List<String> log, String how) {
        try {
            await(sleep(10));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            await(sleep(0));
            await(sleep(0));
            log.add(name + " " + how);
            if (how.equals("fail")) {
                throw new IllegalArgumentException(name);
            }
            if (how.equals("swallow")) {
                return null;
            }
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> group(List<String> log, String... hows) {
        try (var tg = TaskGroup.open()) {
            for (int i = 0; i < hows.length; i++) {
                tg.createTask(child("c" + i, log, hows[i]));
            }
        }
        log.add("after the block");
        return null;
    }

    @Async
    static Coroutine<Void> inCase(String label, int cancels, String... hows) {
        List<String> log = new ArrayList<>();
        var t = createTask(group(log, hows));
        await(sleep(0));
        await(sleep(0));
        for (int i = 0; i < cancels; i++) {
            t.cancel("m" + i);
            await(sleep(0));
        }
        try {
            await(t);
            print(label, "ended");
        } catch (Throwable e) {
            print(label, exc(e), t.cancelled(), t.cancelling());
            if (e instanceof ExceptionGrouping g) {
                print("  members", g.exceptions().stream().map(Py::exc)
                        .collect(Collectors.joining(", ")));
            }
        }
        print("  " + log.stream().sorted().collect(Collectors.joining("; ")));
        return null;
    }

    @Async
    static Coroutine<Void> timeoutAround() {
        List<String> log = new ArrayList<>();
        var t = Timeout.of(0.02);
        try (var entered = t.enter()) {
            mayThrow(TimeoutException.class);
            await(group(log, "raise", "raise"));
        } catch (TimeoutException e) {
            print("timeout around", exc(e), t.expired());
        }
        print("  " + log.stream().sorted().collect(Collectors.joining("; ")));
        return null;
    }

    @Async
    static Coroutine<Void> timeoutAroundFailing() {
        List<String> log = new ArrayList<>();
        var t = Timeout.of(0.02);
        try (var entered = t.enter()) {
            await(group(log, "fail", "raise"));
        } catch (Throwable e) {
            print("timeout around failing", exc(e), t.expired(), currentTask().cancelling());
        }
        print("  " + log.stream().sorted().collect(Collectors.joining("; ")));
        return null;
    }

    @Async
    static Coroutine<Void> timeoutInside() throws TimeoutException {
        List<String> log = new ArrayList<>();
        try (var tg = TaskGroup.open()) {
            tg.createTask(child("other", log, "raise"));
            try (var t = timeout(0.02)) {
                await(sleep(5));
            }
        } catch (ExceptionGroup e) {
            print("timeout inside", exc(e), exc(e.exceptions().get(0)));
        }
        print("  " + log.stream().sorted().collect(Collectors.joining("; ")));
        return null;
    }

    @Async
    static Coroutine<Void> innerGroup(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(child("deep", log, "fail"));
            tg.createTask(child("deep2", log, "raise"));
        }
        return null;
    }

    @Async
    static Coroutine<Void> outerFails() {
        List<String> log = new ArrayList<>();
        try (var tg = TaskGroup.open()) {
            tg.createTask(innerGroup(log));
            await(sleep(0));
            await(sleep(0));
            throw new ClassCastException("outer");
        } catch (ExceptionGroup e) {
            print("outer", exc(e));
            for (Throwable x : e.exceptions()) {
                print("  ", exc(x));
            }
        }
        print("  " + log.stream().sorted().collect(Collectors.joining("; ")));
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(inCase("once", 1, "raise", "raise"));
        await(inCase("twice", 2, "raise", "raise"));
        await(inCase("once, one fails", 1, "raise", "fail"));
        await(inCase("all swallow", 1, "swallow", "swallow"));
        await(createTask(timeoutAround()));
        await(createTask(timeoutAroundFailing()));
        await(createTask(timeoutInside()));
        await(createTask(outerFails()));
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
