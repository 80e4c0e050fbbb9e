package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

final class MoreAgen01ThrowCloseCorners {

    private MoreAgen01ThrowCloseCorners() {
    }

    @Async
    static Coroutine<Void> step(String label, Coroutine<?> aw) {
        try {
            print(label, "->", await(aw));
        } catch (Throwable e) {
            Throwable cause = e.getCause();
            if (cause != null) {
                print(label, "raised", exc(e), "from", exc(cause));
            } else {
                print(label, "raised", exc(e));
            }
        }
        return null;
    }

    @Async
    static AsyncGenerator<Integer, Integer> echo() {
        List<Object> got = new ArrayList<>();
        while (true) {
            try {
                Integer x = AsyncGenerator.yield(got.size());
                got.add(x);
                await(sleep(0));
            } catch (IllegalArgumentException e) {
                await(sleep(0));
                got.add("'" + exc(e) + "'");
            } catch (NoSuchElementException e) {
                await(sleep(0));
                print("  got", got);
                return null;
            }
        }
    }

    @Async
    static AsyncGenerator<String, Integer> yieldsInFinally() {
        try {
            AsyncGenerator.yield("body");
        } finally {
            await(sleep(0));
            AsyncGenerator.yield("in finally");
            print("  after the yield in finally");
        }
        return null;
    }

    @Async
    static AsyncGenerator<Integer, Integer> catchesExit() {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            await(sleep(0));
            print("  exit caught, returning");
            return null;
        }
        return null;
    }

    @Async
    static AsyncGenerator<Integer, Integer> translatesExit() {
        try {
            AsyncGenerator.yield(1);
        } catch (GeneratorExit e) {
            throw new IllegalStateException("translated", e);
        }
        return null;
    }

    @Async
    static AsyncGenerator<Integer, Integer> raisesStop(boolean async) {
        AsyncGenerator.yield(1);
        throw async ? new StopAsyncIteration("inner") : new StopIteration("inner");
    }

    @Async
    static AsyncGenerator<Integer, Integer> awaitsFirst() {
        await(sleep(0));
        AsyncGenerator.yield(1);
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var g = echo();
        await(step("athrow before start", g.athrow(new IllegalArgumentException("early"))));
        await(step("then anext", g.anext()));
        await(step("then aclose", g.aclose()));
        g = echo();
        await(step("aclose before start", g.aclose()));
        await(step("then anext", g.anext()));
        await(step("then athrow", g.athrow(new IllegalArgumentException("late"))));
        g = echo();
        await(step("asend to unstarted", g.asend(1)));
        await(step("start", g.anext()));
        await(step("asend", g.asend(7)));
        await(step("athrow", g.athrow(new IllegalArgumentException("v"))));
        await(step("asend None", g.asend(null)));
        await(step("athrow K", g.athrow(new NoSuchElementException("k"))));
        await(step("after the end", g.asend(1)));
        await(step("athrow after the end", g.athrow(new IllegalArgumentException("x"))));
        await(step("aclose after the end", g.aclose()));

        var y = yieldsInFinally();
        await(step("start", y.anext()));
        await(step("aclose", y.aclose()));
        await(step("anext", y.anext()));
        y = yieldsInFinally();
        await(step("start", y.anext()));
        await(step("athrow", y.athrow(new IllegalArgumentException("v"))));
        await(step("anext", y.anext()));
        await(step("anext", y.anext()));
        for (var f : List.of(catchesExit(), translatesExit())) {
            await(step("start", f.anext()));
            await(step("aclose", f.aclose()));
            await(step("again", f.aclose()));
        }
        for (boolean kind : new boolean[] {false, true}) {
            g = raisesStop(kind);
            await(step("start", g.anext()));
            await(step("raises", g.anext()));
            await(step("then", g.anext()));
        }
        g = awaitsFirst();
        var a = g.anext();
        await(step("once", a));
        await(step("twice", a));
        var c = g.aclose();
        await(step("close once", c));
        await(step("close twice", c));
        return null;
    }

    static void main() {
        run(program());
    }
}
