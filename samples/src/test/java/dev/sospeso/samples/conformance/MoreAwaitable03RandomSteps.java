package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.Generator;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopIteration;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

final class MoreAwaitable03RandomSteps extends RandomSteps {

    private final List<Awaitable<String>> all = new ArrayList<>();
    private final Coroutine<String> root;

    private MoreAwaitable03RandomSteps(int seed) {
        super(seed);
        List<Awaitable<String>> parts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            parts.add(make(3));
        }
        root = coroutine("root", parts, 0);
    }

    /** An awaitable whose awaiter is a generator of the program's. */
    private record Part(Supplier<Generator<Object, Object, String>> generator)
            implements Awaitable<String> {
        @Override
        public Generator<Object, Object, String> awaiter() {
            return generator.get();
        }
    }

    private static String exc(Throwable e) {
        if (e instanceof StopIteration stop) {
            return "returned " + Print.text(stop.value());
        }
        return Py.exc(e).replaceFirst("\\w+ ignored GeneratorExit", "ignored GeneratorExit");
    }

    private Awaitable<String> make(int depth) {
        Awaitable<String> part;
        if (depth == 0 || random(5) == 0) {
            String name = "leaf " + all.size();
            int kind = random(9);
            part = new Part(() -> leaf(name, kind));
        } else {
            List<Awaitable<String>> parts = new ArrayList<>();
            for (int n = 1 + random(2); n > 0; n--) {
                parts.add(make(depth - 1));
            }
            if (random(4) == 0) {
                parts.add(all.get(random(all.size())));
            }
            int kind = random(7);
            int name = all.size();
            part = random(3) == 0 ? new Part(() -> delegating("part " + name, parts, kind))
                    : coroutine("coroutine " + name, parts, kind);
        }
        all.add(part);
        return part;
    }

    @Async
    Generator<Object, Object, String> leaf(String name, int kind) {
        int i = 0;
        try {
            while (i < 3) {
                try {
                    Object x = Generator.yield(name + "." + i);
                    note(" ", name, "got", x);
                } catch (IllegalArgumentException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 1) {
                        return Generator.of(name + " handled");
                    }
                    if (kind == 2) {
                        throw new ArithmeticException(name);
                    }
                } catch (GeneratorExit e) {
                    note(" ", name, "exits");
                    if (kind == 3) {
                        Generator.yield(name + " stays");
                    }
                    if (kind == 4) {
                        return Generator.of(name + " exited");
                    }
                    if (kind == 5) {
                        throw new IllegalArgumentException(name);
                    }
                    throw e;
                }
                i++;
            }
            return kind == 6 ? null : Generator.of(name + " done");
        } finally {
            note(" ", name, "ends");
            if (kind == 7) {
                Generator.yield(name + " cleans up");
            }
        }
    }

    @Async
    Generator<Object, Object, String> delegating(String name, List<Awaitable<String>> parts,
            int kind) {
        String results = name;
        try {
            for (Awaitable<String> part : parts) {
                try {
                    String result = Generator.yieldFrom(part.awaiter());
                    results += " (" + Print.text(result) + ")";
                } catch (ArithmeticException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 1) {
                        throw new IllegalArgumentException(name);
                    }
                }
                if (kind == 2) {
                    Object x = Generator.yield(name + " between");
                    note(" ", name, "got", x);
                }
            }
        } finally {
            note(" ", name, "ends");
        }
        return Generator.of(results);
    }

    @Async
    @SuppressWarnings("finally")
    Coroutine<String> coroutine(String name, List<Awaitable<String>> parts, int kind) {
        String results = name;
        try {
            for (Awaitable<String> part : parts) {
                try {
                    results += " (" + Print.text(await(part)) + ")";
                } catch (ArithmeticException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 1) {
                        throw new IllegalArgumentException(name);
                    }
                    if (kind == 2) {
                        results += await(new Part(() -> leaf(name + " handler", 0)));
                    }
                } catch (IllegalStateException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 3) {
                        throw e;
                    }
                }
            }
        } finally {
            note(" ", name, "ends");
            if (kind == 4) {
                await(new Part(() -> leaf(name + " cleanup", 6)));
            }
            if (kind == 5) {
                return Coroutine.of(name + " overrides");
            }
        }
        return Coroutine.of(results);
    }

    private void step(int operation) {
        try {
            if (operation < 8) {
                note("sent", root.send("s" + operation));
            } else if (operation == 8) {
                note("threw", root.throwIn(new IllegalArgumentException("v")));
            } else if (operation == 9) {
                note("threw", root.throwIn(new ArithmeticException("z")));
            } else if (operation == 10) {
                note("threw", root.throwIn(new GeneratorExit("x")));
            } else {
                root.close();
                note("closed");
            }
        } catch (Throwable e) {
            note(exc(e));
        }
    }

    private String run() {
        try {
            note("sent", root.send(null));
        } catch (Throwable e) {
            note(exc(e));
        }
        for (int i = 0; i < 25; i++) {
            int operation = random(80);
            step(operation < 12 ? operation : operation % 9);
        }
        return log();
    }

    static void main() {
        for (int n = 0; n < 300; n++) {
            show(n, new MoreAwaitable03RandomSteps(n).run());
        }
    }
}
