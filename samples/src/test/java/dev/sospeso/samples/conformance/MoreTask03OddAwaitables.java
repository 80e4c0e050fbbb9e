package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.ensureFuture;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

final class MoreTask03OddAwaitables {

    private MoreTask03OddAwaitables() {
    }

    /** Gives up so many turns. */
    private record Turns(int n, List<String> log) implements Awaitable<Object> {
        @Async
        @Override
        public Generator<Object, Object, Object> awaiter() {
            for (int i = 0; i < n; i++) {
                Object got;
                try {
                    got = Generator.yield(null);
                } catch (CancelledError e) {
                    log.add(exc(e));
                    throw e;
                }
                log.add(i + Print.text(got));
            }
            return Generator.of(n);
        }
    }

    /** Waits for a future. */
    private record Through(Future<String> f, List<String> log) implements Awaitable<Object> {
        @Async
        @Override
        public Generator<Object, Object, Object> awaiter() {
            log.add("begins");
            Object value;
            try {
                value = Generator.yieldFrom(f.awaiter());
            } finally {
                log.add("ends");
            }
            return Generator.of(value);
        }
    }

    /** Yields what no task understands. */
    private record Junk(List<String> log) implements Awaitable<Object> {
        @Async
        @Override
        public Generator<Object, Object, Object> awaiter() {
            try {
                Generator.yield(42);
            } catch (IllegalStateException e) {
                log.add(exc(e));
            }
            Generator.yield(null);
            return Generator.of("recovered");
        }
    }

    /** Fails after one turn. */
    private record Fails() implements Awaitable<Object> {
        @Async
        @Override
        public Generator<Object, Object, Object> awaiter() {
            Generator.yield(null);
            throw new IllegalArgumentException("awaiter");
        }
    }

    @Async
    static Coroutine<Object> awaits(Awaitable<Object> x) {
        return Coroutine.of(await(x));
    }

    @Async
    static Coroutine<Void> inCase(
            String label, Function<List<String>, Awaitable<Object>> make, int turns) {
        List<String> log = new ArrayList<>();
        Task<Object> t = createTask(awaits(make.apply(log)));
        print(label, await(settle(t)), t.cancelled(), String.join(", ", log));
        log.clear();
        t = createTask(awaits(make.apply(log)));
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        print("  cancel", t.cancel("stop"), await(settle(t)), t.cancelled(),
                String.join(", ", log));
        return null;
    }

    private static Future<String> soon(String value) {
        Future<String> f = getRunningLoop().createFuture();
        getRunningLoop().callSoon(() -> {
            if (!f.done()) {
                f.setResult(value);
            }
        });
        return f;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        await(inCase("turns", log -> new Turns(2, log), 1));
        await(inCase("turns, second", log -> new Turns(3, log), 2));
        await(inCase("none", log -> new Turns(0, log), 0));
        await(inCase("through", log -> new Through(soon("value"), log), 1));
        await(inCase("through a task",
                log -> new Through(createTask(sleep(0, "slept")), log), 1));
        await(inCase("junk", Junk::new, 1));
        await(inCase("junk, second", Junk::new, 2));
        await(inCase("fails", log -> new Fails(), 1));
        Future<String> f = getRunningLoop().createFuture();
        List<String> log = new ArrayList<>();
        Through x = new Through(f, log);
        List<Task<Object>> ts = List.of(createTask(awaits(x)), createTask(awaits(x)));
        await(sleep(0));
        f.setException(new NoSuchElementException("'k'"));
        List<Boolean> same = new ArrayList<>();
        for (Task<Object> t : ts) {
            same.add(await(settle(t)).equals(exc(f.exception())));
        }
        print(same, String.join(", ", log));
        print(await(settle(gather(new Turns(1, log), new Fails()))));
        print(await(settle(waitFor(new Turns(1, log), 5))));
        print(await(settle(shield(new Turns(2, log)))), await(settle(ensureFuture(new Fails()))));
        try (var limit = timeout(0)) {
            await(new Turns(3, log));
        } catch (TimeoutException e) {
            print(exc(e), log.get(log.size() - 1));
        }
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
