package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.ensureFuture;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskFactory;
import dev.sospeso.asyncio.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

final class MoreLoop04FactoryAndHandler {

    private MoreLoop04FactoryAndHandler() {
    }

    @Async
    static Coroutine<String> who() {
        return Coroutine.of(currentTask().getName());
    }

    @Async
    static Coroutine<Void> fails() {
        throw new NoSuchElementException("'task'");
    }

    @Async
    static Coroutine<String> reports() {
        getRunningLoop().callExceptionHandler(ExceptionContext.of("by hand")
                .withException(new IllegalArgumentException("in a task")));
        return Coroutine.of(currentTask().getName());
    }

    private static void bad(RuntimeException e) {
        throw e;
    }

    private static void bad(Error e) {
        throw e;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        List<Boolean> made = new ArrayList<>();
        TaskFactory factory = (lp, coro, name, context) -> {
            made.add(lp == loop);
            return new Task<>(lp, coro, name != null ? name : "made-" + made.size(), context);
        };
        print("factory", loop.getTaskFactory());
        loop.setTaskFactory(factory);
        print("factory", loop.getTaskFactory() == factory);
        print(await(createTask(who())));
        print(await(createTask(who(), "named")), made.size());
        print(String.join(" ", await(gather(who(), who()))), made.size());
        print(await(waitFor(who(), 5)), await(shield(who())), made.size());
        Task<String> t;
        Task<String> u;
        try (var tg = TaskGroup.open()) {
            t = tg.createTask(who());
            u = tg.createTask(who(), "in the group");
        }
        print(t.result(), u.result(), made.size(), !made.contains(false));
        for (Coroutine<String> c : asCompleted(List.of(who()))) {
            print(await(c));
        }
        print(await(ensureFuture(who())));
        loop.setTaskFactory(null);
        print("factory", loop.getTaskFactory(), made.size());

        List<String> log = new ArrayList<>();
        BiConsumer<EventLoop, ExceptionContext> second =
                (lp, c) -> log.add("second " + exc(c.exception()));
        loop.setExceptionHandler((lp, c) -> {
            log.add("first " + exc(c.exception()));
            lp.setExceptionHandler(second);
        });
        loop.callSoon(() -> bad(new IllegalArgumentException("one")));
        loop.callSoon(() -> bad(new CancelledError("two")));
        loop.callSoon(() -> log.add("three"));
        loop.callSoon(() -> bad(new GeneratorExit("four")));
        await(sleep(0));
        print(String.join(", ", log));
        log.clear();

        Task<Void> failing = createTask(fails());
        failing.addDoneCallback(f -> bad(new ClassCastException("callback")));
        failing.addDoneCallback(f -> log.add(exc(f.exception())));
        failing.addDoneCallback(f -> bad((NoSuchElementException) f.exception()));
        try {
            await(failing);
        } catch (NoSuchElementException e) {
            log.add("awaited " + exc(e));
        }
        await(sleep(0));
        print(String.join(", ", log));
        log.clear();

        String reporter = await(createTask(reports(), "reporter"));
        print(reporter, log.remove(log.size() - 1));
        loop.setExceptionHandler(null);
        print(loop.getExceptionHandler());
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
