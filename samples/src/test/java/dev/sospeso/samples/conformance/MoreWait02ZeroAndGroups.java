package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

final class MoreWait02ZeroAndGroups {

    private MoreWait02ZeroAndGroups() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, String how) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (how.equals("fail")) {
            throw new IllegalArgumentException(name);
        }
        return Coroutine.of(name);
    }

    private static Task<String> task(String name, int turns, String how) {
        return createTask(work(name, turns, how), name);
    }

    private static Task<String> task(String name, int turns) {
        return task(name, turns, "value");
    }

    private static String outcome(Future<?> f) {
        if (f.cancelled()) {
            return "cancelled";
        }
        return f.exception() != null ? exc(f.exception()) : String.valueOf(f.result());
    }

    @Async
    static Coroutine<Set<Future<?>>> waiting(String label, Collection<Future<?>> fs,
            Duration timeout, ReturnWhen returnWhen) {
        var waited = await(Asyncio.wait(fs, timeout, returnWhen));
        print(label, waited.done().stream().map(MoreWait02ZeroAndGroups::outcome).sorted()
                .collect(Collectors.joining(", ")), "|", waited.pending().size());
        return Coroutine.of(waited.pending());
    }

    private static Coroutine<Set<Future<?>>> waiting(String label, Collection<Future<?>> fs) {
        return waiting(label, fs, null, ReturnWhen.ALL_COMPLETED);
    }

    private static Coroutine<Set<Future<?>>> waiting(
            String label, Collection<Future<?>> fs, ReturnWhen returnWhen) {
        return waiting(label, fs, null, returnWhen);
    }

    private static Coroutine<Set<Future<?>>> zero(String label, Future<?>... fs) {
        return waiting(label, List.of(fs), Duration.ZERO, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Task<String> a = task("a", 0);
        await(zero("zero", a, task("b", 4)));
        await(zero("zero, done", a));
        await(waiting("zero, first", List.of(a, task("c", 9)), Duration.ZERO,
                ReturnWhen.FIRST_COMPLETED));
        var left = await(zero("zero, none", task("d", 9), loop.createFuture()));
        print("not cancelled", left.stream().map(Future::cancelled).toList());

        var g = gather(work("e", 9, "value"), work("f", 9, "value"));
        Task<String> rest = task("g", 12);
        loop.callSoon(() -> g.cancel("g"));
        await(waiting("a cancelled gather is an exception", List.of(g, rest),
                ReturnWhen.FIRST_EXCEPTION));
        Task<String> h = task("h", 9);
        loop.callSoon(() -> h.cancel());
        await(waiting("a cancelled task is none", List.of(h, rest),
                ReturnWhen.FIRST_EXCEPTION));
        Task<String> i = task("i", 3);
        Future<String> s = shield(i);
        loop.callSoon(() -> s.cancel());
        await(waiting("shield", List.of(s, i)));
        print("inner", i.done());

        Task<String> j = task("j", 1);
        Task<String> k = task("k", 9);
        j.addDoneCallback(f -> k.cancel("from a callback"));
        await(waiting("cancelled by a callback", List.of(j, k)));
        Task<String> m = task("m", 2);
        await(gather(waiting("w1", List.of(m, task("n", 4)), ReturnWhen.FIRST_COMPLETED),
                waiting("w2", List.of(m, task("o", 1, "fail")))));
        var inner = createTask(Asyncio.wait(List.of(task("p", 3)), 0.0));
        var waited = await(Asyncio.wait(List.of(inner)));
        print("nested", List.of(inner.result().done().size(), inner.result().pending().size()),
                waited.done().size(), waited.pending().size());
        Future<String> f = loop.createFuture();
        loop.callSoon(() -> f.setException(new NoSuchElementException("'k'")));
        loop.callSoon(() -> task("q", 0));
        await(waiting("failed future", Set.of(f, task("r", 8)), ReturnWhen.FIRST_EXCEPTION));
        var w = createTask(Asyncio.wait(List.of(f, task("s", 3))));
        await(sleep(0));
        w.cancel("w");
        await(waiting("cancelled wait", List.of(w)));
        try {
            await(Asyncio.wait(List.<Future<?>>of()));
        } catch (IllegalArgumentException e) {
            print(exc(e));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
