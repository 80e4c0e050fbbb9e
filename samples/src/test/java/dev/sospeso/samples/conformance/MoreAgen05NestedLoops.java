package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

final class MoreAgen05NestedLoops {

    private MoreAgen05NestedLoops() {
    }

    @Async
    static AsyncGenerator<Integer, String> numbers(List<String> log, String name, int n) {
        try {
            for (int i = 0; i < n; i++) {
                await(sleep(0));
                AsyncGenerator.yield(i);
            }
            log.add(name + " exhausted");
        } catch (IllegalArgumentException e) {
            log.add(name + " caught " + exc(e));
            AsyncGenerator.yield(-1);
            log.add(name + " goes on");
        } finally {
            await(sleep(0));
            log.add(name + " closed");
        }
        return null;
    }

    @Async
    static AsyncGenerator<Integer, String> doubled(List<String> log,
            AsyncGenerator<Integer, String> g) {
        try {
            for (int x : awaitEach(g)) {
                String y = AsyncGenerator.yield(2 * x);
                if (y != null) {
                    log.add("told " + y);
                    if (y.equals("fail")) {
                        throw new NoSuchElementException(String.valueOf(x));
                    }
                    if (y.equals("pass")) {
                        int z = await(g.athrow(new IllegalArgumentException("passed down")));
                        AsyncGenerator.yield(z);
                    }
                }
            }
            log.add("doubled all");
        } finally {
            log.add("doubling ends");
        }
        return null;
    }

    @Async
    static AsyncGenerator<String, Void> pairs(List<String> log, AsyncGenerator<Integer, String> a,
            AsyncGenerator<Integer, String> b) {
        for (int x : awaitEach(a)) {
            boolean broken = false;
            for (int y : awaitEach(b)) {
                AsyncGenerator.yield(x + "-" + y);
                if (y == 2) {
                    broken = true;
                    break;
                }
            }
            if (!broken) {
                log.add("no more of b at " + x);
            }
        }
        log.add("no more of a");
        return null;
    }

    private static void show(List<String> log) {
        print("  ", repr(log));
        log.clear();
    }

    @Async
    static Coroutine<Void> show(List<String> log, String label, Coroutine<?> step) {
        await(attemptAwait(label, step));
        show(log);
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        List<String> log = new ArrayList<>();
        var p = pairs(log, doubled(log, numbers(log, "a", 3)), doubled(log, numbers(log, "b", 3)));
        List<String> all = new ArrayList<>();
        for (String each : awaitEach(p)) {
            all.add(each);
        }
        print(repr(all));
        await(show(log, "exhausted", p.aclose()));

        var n = numbers(log, "c", 5);
        var d = doubled(log, n);
        for (int x : awaitEach(d)) {
            if (x == 2) {
                break;
            }
        }
        print("broken off -> ");
        show(log);
        await(show(log, "next", d.anext()));
        await(show(log, "inner", n.anext()));
        for (int x : awaitEach(d)) {
            print("went on with", x);
            break;
        }
        await(show(log, "tell", d.asend("something")));
        await(show(log, "close", d.aclose()));
        await(show(log, "inner is over", n.anext()));

        n = numbers(log, "d", 4);
        d = doubled(log, n);
        await(show(log, "first", d.anext()));
        await(show(log, "pass", d.asend("pass")));
        await(show(log, "rest", d.anext()));
        n = numbers(log, "e", 4);
        d = doubled(log, n);
        await(show(log, "first", d.anext()));
        await(show(log, "fail", d.asend("fail")));
        await(show(log, "over", d.anext()));
        await(show(log, "inner goes on", n.anext()));
        await(show(log, "close inner", n.aclose()));
        n = numbers(log, "f", 4);
        d = doubled(log, n);
        await(show(log, "first", d.anext()));
        await(show(log, "closed below", n.aclose()));
        await(show(log, "ends", d.anext()));
        return null;
    }

    static void main() {
        run(program());
    }
}
