package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

final class MoreAwaitable02ByHand {

    private MoreAwaitable02ByHand() {
    }

    private static void tryit(String label, Callable<?> fn) {
        try {
            print(label, "->", fn.call());
        } catch (StopIteration e) {
            print(label, "returned", e.value());
        } catch (Throwable e) {
            print(label, "raised", exc(e));
        }
    }

    private static void close(String label, Coroutine<?> c) {
        tryit(label, () -> {
            c.close();
            return null;
        });
    }

    private record Ask(String what) implements Awaitable<String> {
        @Override
        @Async
        public Generator<Object, Object, String> awaiter() {
            try {
                Object a = Generator.yield(what);
                Object b = Generator.yield(what + " and " + a);
                return Generator.of(String.valueOf(a) + b);
            } catch (NoSuchElementException e) {
                print("  ask", exc(e));
                return Generator.of(String.valueOf(Generator.<Object>yield("key?")));
            } finally {
                print("  asked", what);
            }
        }
    }

    @Async
    static Coroutine<String> inner(String kind) {
        try {
            return Coroutine.of(await(new Ask("inner " + kind)));
        } catch (IllegalArgumentException e) {
            print("  inner", exc(e));
            return Coroutine.of(await(new Ask("handler")));
        } finally {
            print("  inner finally");
            if (kind.equals("awaits")) {
                await(new Ask("cleanup"));
            }
            if (kind.equals("raises")) {
                throw new ClassCastException("from finally");
            }
        }
    }

    @Async
    static Coroutine<String> middle(String kind) {
        try {
            String r = await(inner(kind));
            return Coroutine.of("middle " + r);
        } finally {
            print("  middle finally");
        }
    }

    @Async
    static Coroutine<Object> outer(String kind) {
        try {
            String r = await(middle(kind));
            return Coroutine.of("['" + r + "', '" + await(new Ask("outer")) + "']");
        } catch (ClassCastException e) {
            print("  outer", exc(e));
            return Coroutine.of("outer handled");
        }
    }

    @Async
    static Coroutine<String> shares(Coroutine<String> x) {
        try {
            return Coroutine.of(await(x));
        } finally {
            print("  shares finally");
        }
    }

    private static void sends(String label, Coroutine<?> c, int times) {
        for (int n = 0; n < times; n++) {
            int sent = n;
            tryit(label, () -> c.send(sent));
        }
    }

    static void main() {
        for (String kind : List.of("plain", "awaits", "raises")) {
            print("--", kind);
            var c = outer(kind);
            tryit("start", () -> c.send(null));
            sends("send", c, 7);
            for (Throwable what : List.of(new IllegalArgumentException("x"),
                    new NoSuchElementException("'x'"), new ArithmeticException("x"),
                    new GeneratorExit("x"))) {
                if (kind.equals("awaits") && what instanceof GeneratorExit) {
                    continue;
                }
                var d = outer(kind);
                tryit("start", () -> d.send(null));
                tryit(typeName(what), () -> d.throwIn(what));
                sends("send", d, 3);
                if (!kind.equals("awaits")) {
                    close("close", d);
                }
                tryit("throw", () -> d.throwIn(new IllegalArgumentException("late")));
                sends("rest", d, 4);
            }
        }

        print("-- awaited twice");
        var m = middle("plain");
        var i = inner("plain");
        var c = shares(i);
        tryit("start", () -> c.send(null));
        tryit("other", () -> shares(i).send(null));
        tryit("go on", () -> c.send(1));
        close("unstarted", m);
        tryit("then", () -> m.send(null));
        tryit("throw", () -> m.throwIn(new IllegalArgumentException("v")));
        tryit("throw unstarted",
                () -> middle("plain").throwIn(new IllegalArgumentException("v")));
        tryit("throw in", () -> c.throwIn(new ArithmeticException("end")));
    }
}
