package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.ensureFuture;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class MoreAwaitable01Iterators {

    private final List<String> log = new ArrayList<>();

    private MoreAwaitable01Iterators() {
    }

    private record Plain(int turns) implements Awaitable<Object> {
        @Override
        @Async
        public Generator<Object, Object, Object> awaiter() {
            return Generator.of(
                    Generator.yieldFrom(Collections.nCopies(turns, null).iterator()));
        }
    }

    private record Twice(Future<Integer> future) implements Awaitable<List<Integer>> {
        @Override
        @Async
        public Generator<Object, Object, List<Integer>> awaiter() {
            Integer a = Generator.yieldFrom(future.awaiter());
            Integer b = Generator.yieldFrom(future.awaiter());
            return Generator.of(List.of(a, b));
        }
    }

    private record Patient(List<String> log, String name, Awaitable<?> inner)
            implements Awaitable<String> {
        @Override
        @Async
        public Generator<Object, Object, String> awaiter() {
            int tries = 0;
            while (true) {
                try {
                    Generator.yield(null);
                    Object r = Generator.yieldFrom(inner.awaiter());
                    return Generator.of(name + " " + Print.text(r));
                } catch (CancelledError e) {
                    tries++;
                    log.add(name + " " + exc(e));
                    if (tries == 2) {
                        throw e;
                    }
                } catch (IllegalArgumentException e) {
                    log.add(name + " " + exc(e));
                    return Generator.of("handled");
                } finally {
                    log.add(name + " finally");
                }
            }
        }
    }

    private record Nonsense(List<String> log) implements Awaitable<String> {
        @Override
        @Async
        public Generator<Object, Object, String> awaiter() {
            try {
                Generator.yield("nonsense");
            } catch (IllegalStateException e) {
                log.add(typeName(e));
            }
            Generator.yield(null);
            return Generator.of("recovered");
        }
    }

    private Patient patient(String name, Awaitable<?> inner) {
        return new Patient(log, name, inner);
    }

    @Async
    static <T> Coroutine<T> value(T v) {
        await(sleep(0));
        return Coroutine.of(v);
    }

    @Async
    static Coroutine<Void> fails() {
        await(new Plain(2));
        throw new IllegalArgumentException("failed");
    }

    @Async
    Coroutine<Void> use(String name, Awaitable<?> aw) {
        try {
            Object r = await(aw);
            log.add(name + " = " + Print.text(r));
        } catch (Throwable e) {
            log.add(name + " raised " + exc(e));
            throw e;
        }
        return null;
    }

    @Async
    Coroutine<Void> settle(List<Task<Void>> ts) {
        for (Task<Void> t : ts) {
            try {
                await(t);
            } catch (CancelledError | RuntimeException e) {
                // Its own log says so.
            }
        }
        print(String.join("; ", log));
        log.clear();
        return null;
    }

    private Coroutine<Void> settle(String name, Awaitable<?> aw) {
        return settle(List.of(createTask(use(name, aw))));
    }

    @Async
    Coroutine<Void> program() throws TimeoutException {
        var loop = getRunningLoop();
        var t = createTask(use("plain", new Plain(3)));
        for (int i = 0; i < 4; i++) {
            await(sleep(0));
            log.add(Print.text(t.done()));
        }
        await(settle(List.of(t)));

        Future<Integer> f = loop.createFuture();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("one", "two")) {
            ts.add(createTask(use(n, new Twice(f))));
        }
        ts.add(createTask(use("three", f)));
        await(turns(1));
        f.setResult(7);
        await(settle(ts));
        print(await(f), await(new Twice(f)), await(f));

        await(settle("deep", patient("p", patient("q", value(1)))));
        await(settle("failing", patient("p", patient("q", fails()))));
        f = loop.createFuture();
        t = createTask(use("cancelled", patient("p", patient("q", f))));
        await(turns(3));
        t.cancel("first");
        await(turns(2));
        log.add("future cancelled " + Print.text(f.cancelled()));
        await(settle(List.of(t)));
        log.add(Print.text(t.cancelled()) + t.cancelling());
        var again = patient("again", new Plain(1));
        await(settle("a", again));
        await(settle("b", again));
        await(settle("nonsense", new Nonsense(log)));
        var c = value("once");
        await(settle("first", patient("p", c)));
        try {
            await(patient("p", c));
        } catch (IllegalStateException e) {
            print(exc(e));
        }
        Future<Integer> three = ensureFuture(value(3));
        List<Object> g = await(gather(patient("g", value(1)), new Plain(2), new Twice(three)));
        print(g.get(0), g.get(1), g.get(2));
        print(await(waitFor(patient("w", value(4)), 5)));
        print(await(shield(patient("s", value(5)))));
        return null;
    }

    static void main() throws TimeoutException {
        run(new MoreAwaitable01Iterators().program());
    }
}
