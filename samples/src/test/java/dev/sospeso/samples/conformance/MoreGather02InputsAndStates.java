package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.allTasks;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

final class MoreGather02InputsAndStates {

    private MoreGather02InputsAndStates() {
    }

    private static String text(Object x) {
        if (x instanceof List<?> list) {
            return list.stream().map(MoreGather02InputsAndStates::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (x instanceof Outcome<?> outcome) {
            return text(outcome.succeeded() ? outcome.value() : outcome.exception());
        }
        return x instanceof Throwable e ? exc(e) : String.valueOf(x);
    }

    @Async
    static Coroutine<String> settle(Awaitable<?> aw) {
        try {
            return Coroutine.of(text(await(aw)));
        } catch (Throwable e) {
            return Coroutine.of("raised " + exc(e));
        }
    }

    @Async
    static Coroutine<Object> work(String name, int turns, boolean fails) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (fails) {
            throw new IllegalArgumentException(name);
        }
        return Coroutine.of(name);
    }

    private static Coroutine<Object> work(String name, int turns) {
        return work(name, turns, false);
    }

    @Async
    static Coroutine<Integer> turns(Future<?> g) {
        int n = 0;
        while (!g.done()) {
            await(sleep(0));
            n++;
        }
        return Coroutine.of(n);
    }

    @Async
    static Coroutine<Object> traitor(List<Future<?>> box) {
        await(sleep(0));
        print("traitor", box.get(0).cancel("betrayed"));
        await(sleep(0));
        return Coroutine.of("never");
    }

    private static List<Boolean> done(List<Task<Object>> ts) {
        return ts.stream().map(Future::done).toList();
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        loop.setExceptionHandler((l, c) -> print("handler", c.message()));
        Future<Object> good = loop.createFuture();
        Future<Object> bad = loop.createFuture();
        Future<Object> gone = loop.createFuture();
        good.setResult("good");
        bad.setException(new NoSuchElementException("'bad'"));
        gone.cancel("gone");
        Future<List<Object>> g = gather(good, good, good);
        print("done inputs", g.done(), await(turns(g)), text(g.result()));
        g = gather(good, bad, gone);
        print("failed input", await(turns(g)), exc(g.exception()), g.cancelled());
        g = gather(good, gone, bad);
        print("cancelled input", await(turns(g)), exc(g.exception()), g.cancelled());
        print(await(settle(gatherSettled(good, bad, gone))));

        Task<Object> t = createTask(work("t", 3));
        g = gather(t, t, work("u", 1));
        await(sleep(0));
        print("cancel", g.cancel("twice"), t.cancelling(), g.done(), g.cancelled());
        print(await(settle(g)), g.cancelled(), exc(g.exception()), t.cancelling());

        Future<List<Object>> inner = gather(work("a", 1), work("b", 2));
        Future<List<Object>> first = Asyncio.<Object>gather(inner, work("c", 3));
        Future<List<Object>> second = Asyncio.<Object>gather(work("d", 0), inner);
        print("shared", await(settle(first)), await(settle(second)));
        inner = gather(work("a", 1), work("b", 2));
        Future<List<Outcome<Object>>> one =
                Asyncio.<Object>gatherSettled(inner, work("c", 3));
        Future<List<Outcome<Object>>> two =
                Asyncio.<Object>gatherSettled(work("d", 0), inner);
        await(sleep(0));
        one.cancel("one");
        print("shared, cancelled", await(settle(one)), await(settle(two)));

        List<Task<Object>> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(createTask(work("w" + i, i + 1, i > 0)));
        }
        g = gather(ts);
        g.addDoneCallback(x -> print("callback", exc(x.exception()), done(ts)));
        print(await(settle(g)));
        await(sleep(0));
        await(sleep(0));
        await(sleep(0));
        print("the others", done(ts));

        for (boolean settled : new boolean[] {false, true}) {
            List<Future<?>> box = new ArrayList<>();
            box.add(settled ? gatherSettled(work("x", 5), traitor(box))
                    : gather(work("x", 5), traitor(box)));
            print(await(settle(box.get(0))), box.get(0).cancelled());
        }

        g = gather(work("y", 1), work("z", 2));
        g.setResult(List.of("mine"));
        print("set by hand", null, await(settle(g)));
        await(sleep(0));
        await(sleep(0));
        await(sleep(0));
        print("end", allTasks().size());
        return null;
    }

    static void main() {
        run(program());
    }
}
