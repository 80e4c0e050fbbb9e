package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.currentTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreAsCompleted01Waits {

    private MoreAsCompleted01Waits() {
    }

    @Async
    static Coroutine<String> settle(Awaitable<?> aw) {
        try {
            return Coroutine.of(String.valueOf(await(aw)));
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    @Async
    static Coroutine<String> work(String name, int turns, String how) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (how.equals("fail")) {
            throw new IllegalArgumentException(name);
        }
        if (how.equals("cancel")) {
            currentTask().cancel(name);
            await(sleep(0));
        }
        return Coroutine.of(name);
    }

    private static Coroutine<String> work(String name, int turns) {
        return work(name, turns, "value");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // Only read.
    private static List<Coroutine<String>> all(Awaitable<String>... awaitables) {
        return list(asCompleted(List.of(awaitables)));
    }

    private static List<Coroutine<String>> list(Iterable<Coroutine<String>> waits) {
        List<Coroutine<String>> list = new ArrayList<>();
        waits.forEach(list::add);
        return list;
    }

    private static List<Task<String>> settling(List<Coroutine<String>> waits) {
        List<Task<String>> ts = new ArrayList<>();
        waits.forEach(w -> ts.add(createTask(settle(w))));
        return ts;
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        List<Task<String>> ts = settling(all(work("a", 3), work("b", 6), work("c", 9)));
        await(sleep(0));
        ts.get(0).cancel("not me");
        print("cancelled", await(ts.get(0)), await(ts.get(1)));
        await(sleep(0));

        List<Coroutine<String>> waits = all(work("a", 2), work("b", 5));
        Task<String> one = createTask(waits.get(0));
        for (int i = 0; i < 4; i++) {
            await(sleep(0));
        }
        print("woken", one.done(), one.cancel("too late"));
        print(await(settle(one)), await(settle(waits.get(1))));

        Future<String> f = loop.createFuture();
        ts = settling(all(f, work("x", 0)));
        await(sleep(0));
        f.setResult("f");
        ts.get(0).cancel("gone");
        print("handed on", await(ts.get(0)), await(ts.get(1)));

        Task<String> t = createTask(work("t", 2));
        List<String> ends = new ArrayList<>();
        for (Coroutine<String> c : asCompleted(List.of(t, t, work("u", 5, "cancel"), t))) {
            ends.add(await(settle(c)));
        }
        print("twice", String.join(" ", ends), t.done());

        f = loop.createFuture();
        Task<String> late = createTask(work("late", 3, "fail"));
        ts = settling(list(asCompleted(List.of(f, late, sleep(0, "quick")), 0.02)));
        await(sleep(0.05));
        List<String> outcomes = new ArrayList<>();
        for (Task<String> each : ts) {
            outcomes.add(await(each));
        }
        print("timed out", String.join(", ", outcomes));
        f.setResult("after");
        await(sleep(0));
        print(f.result(), late.done());

        Future<String> never = loop.createFuture();
        waits = list(asCompleted(List.of(never), 0));
        print("zero", await(settle(waits.get(0))));
        int n = 0;
        for (Coroutine<String> c : asCompleted(
                List.of(work("p", 1), work("q", 2), work("r", 3)))) {
            n++;
            if (n == 2) {
                c.close();
                continue;
            }
            print(n, await(c));
        }
        print("none", all().size());
        return null;
    }

    static void main() {
        run(program());
    }
}
