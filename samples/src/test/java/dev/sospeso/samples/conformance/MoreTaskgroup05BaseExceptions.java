package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.show;

import dev.sospeso.Async;
import dev.sospeso.BaseExceptionGroup;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;

final class MoreTaskgroup05BaseExceptions {

    private MoreTaskgroup05BaseExceptions() {
    }

    @Async
    static Coroutine<Void> cleans(List<String> log) {
        try {
            await(sleep(10));
        } finally {
            await(sleep(0));
            log.add("cleaned");
        }
        return null;
    }

    @Async
    static Coroutine<Void> raises(Throwable e, int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (e instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) e;
    }

    private static Coroutine<Void> raises(Throwable e) {
        return raises(e, 0);
    }

    @Async
    static Coroutine<Void> bodyExits(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(cleans(log));
            tg.createTask(raises(new IllegalArgumentException("lost"), 1));
            await(sleep(0));
            throw new SystemExit("body");
        }
    }

    @Async
    static Coroutine<Void> childExits(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(cleans(log));
            tg.createTask(raises(new KeyboardInterrupt("child"), 1));
        } catch (Throwable e) {
            log.add("block " + exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> baseInChild(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(cleans(log));
            tg.createTask(raises(new GeneratorExit("child")));
        }
        return null;
    }

    @Async
    static Coroutine<Void> baseAndPlain(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(raises(new GeneratorExit("one")));
            tg.createTask(raises(new IllegalArgumentException("two")));
        }
        return null;
    }

    @Async
    static Coroutine<Void> bodyBase(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(cleans(log));
            await(sleep(0));
            throw new GeneratorExit("body");
        }
    }

    @Async
    static Coroutine<Void> innerBase(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(baseInChild(log));
            tg.createTask(cleans(log));
        }
        return null;
    }

    @Async
    static Coroutine<Void> groupOfExits(List<String> log) {
        try (var tg = TaskGroup.open()) {
            tg.createTask(raises(new BaseExceptionGroup("own",
                    List.of(new SystemExit("in a group")))));
        }
        return null;
    }

    private static void inCase(String label, List<String> log, Coroutine<Void> f) {
        print(label);
        try {
            Asyncio.run(f);
        } catch (Throwable e) {
            show(e, "  ");
        }
        print("  ", String.join("; ", log));
        log.clear();
    }

    static void main() {
        List<String> log = new ArrayList<>();
        inCase("body_exits", log, bodyExits(log));
        inCase("child_exits", log, childExits(log));
        inCase("base_in_child", log, baseInChild(log));
        inCase("base_and_plain", log, baseAndPlain(log));
        inCase("body_base", log, bodyBase(log));
        inCase("inner_base", log, innerBase(log));
        inCase("group_of_exits", log, groupOfExits(log));
    }
}
