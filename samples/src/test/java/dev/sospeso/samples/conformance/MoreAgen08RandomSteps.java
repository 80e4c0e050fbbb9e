package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class MoreAgen08RandomSteps extends RandomSteps {

    private final List<AsyncGenerator<String, String>> all = new ArrayList<>();
    private final List<Task<Void>> workers = new ArrayList<>();
    private final Set<Integer> closing = new HashSet<>();

    private MoreAgen08RandomSteps(int seed) {
        super(seed);
        for (int i = 0; i < 2; i++) {
            make(2);
        }
    }

    private AsyncGenerator<String, String> make(int depth) {
        AsyncGenerator<String, String> g;
        if (depth == 0 || random(4) == 0) {
            g = leaf("l" + all.size(), random(10));
        } else {
            List<AsyncGenerator<String, String>> parts = new ArrayList<>();
            for (int n = 1 + random(2); n > 0; n--) {
                parts.add(make(depth - 1));
            }
            if (random(4) == 0) {
                parts.add(all.get(random(all.size())));
            }
            g = middle("m" + all.size(), parts, random(6));
        }
        all.add(g);
        return g;
    }

    @Async
    static Coroutine<Void> pause(int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        return null;
    }

    @Async
    AsyncGenerator<String, String> leaf(String name, int kind) {
        int i = 0;
        try {
            while (i < 4) {
                try {
                    await(pause(i % 3));
                    String x = AsyncGenerator.yield(name + "." + i);
                    note(" ", name, "got", x);
                } catch (IllegalArgumentException e) {
                    note(" ", name, "caught", exc(e));
                    await(pause(1));
                    if (kind == 1) {
                        return null;
                    }
                    if (kind == 2) {
                        throw new ArithmeticException(name);
                    }
                } catch (CancelledError e) {
                    note(" ", name, exc(e));
                    if (kind != 3) {
                        throw e;
                    }
                    await(pause(1));
                } catch (GeneratorExit e) {
                    note(" ", name, "exits");
                    await(pause(kind % 2));
                    if (kind == 4) {
                        AsyncGenerator.yield(name + " stays");
                    }
                    if (kind == 5) {
                        throw new IllegalArgumentException(name);
                    }
                    throw e;
                }
                i++;
            }
        } finally {
            note(" ", name, "ends");
            if (kind > 5) {
                await(pause(kind - 5));
                note(" ", name, "cleaned up");
            }
        }
        return null;
    }

    @Async
    AsyncGenerator<String, String> middle(String name,
            List<AsyncGenerator<String, String>> parts, int kind) {
        try {
            for (AsyncGenerator<String, String> part : parts) {
                try {
                    for (String x : awaitEach(part)) {
                        String y = AsyncGenerator.yield(name + " " + x);
                        note(" ", name, "got", y);
                        if (y != null && kind == 1) {
                            break;
                        }
                        if (y != null && kind == 2) {
                            AsyncGenerator.yield(name + " " + await(part.asend(y)));
                        }
                    }
                } catch (ArithmeticException | IllegalStateException e) {
                    note(" ", name, "caught", exc(e));
                    if (kind == 3) {
                        AsyncGenerator.yield(name + " handles");
                    }
                    if (kind == 4) {
                        throw new IllegalArgumentException(name);
                    }
                }
                await(pause(kind % 2));
            }
        } finally {
            note(" ", name, "ends");
        }
        return null;
    }

    @Async
    Coroutine<Void> step(int worker, AsyncGenerator<String, String> g, int operation) {
        try {
            if (operation < 4) {
                note(worker, "next", await(g.anext()));
            } else if (operation < 6) {
                note(worker, "send", await(g.asend("s" + worker)));
            } else if (operation == 6) {
                note(worker, "throw", await(g.athrow(new IllegalArgumentException("v"))));
            } else if (operation == 7) {
                note(worker, "throw", await(g.athrow(new ArithmeticException("z"))));
            } else if (operation == 8) {
                closing.add(worker);
                note(worker, "closed", await(g.aclose()));
            } else if (operation == 9) {
                for (String x : awaitEach(g)) {
                    note(worker, "loop", x);
                    if (random(2) == 0) {
                        break;
                    }
                }
            } else if (operation == 10) {
                await(pause(random(4)));
            } else {
                int victim = random(3);
                if (victim != worker && !closing.contains(victim)) {
                    boolean cancelled = workers.get(victim).cancel("by " + worker);
                    note(worker, "cancels", victim, cancelled);
                }
            }
        } catch (Throwable e) {
            note(worker, "raised", exc(e));
        }
        closing.remove(worker);
        return null;
    }

    @Async
    Coroutine<Void> work(int worker) {
        try {
            for (int i = 0; i < 10; i++) {
                int which = Math.min(random(all.size() + 3), all.size() - 1);
                int operation = random(12);
                note(worker, "--", which, operation);
                await(step(worker, all.get(which), operation));
                await(pause(random(2)));
            }
        } catch (CancelledError e) {
            note(worker, "is", exc(e));
        }
        return null;
    }

    @Async
    Coroutine<String> transcript() {
        for (int n = 0; n < 3; n++) {
            workers.add(createTask(work(n)));
        }
        await(Asyncio.wait(Set.copyOf(workers)));
        for (int i = 0; i < 2; i++) {
            for (AsyncGenerator<String, String> g : all) {
                await(step(3, g, 8));
                await(step(3, g, 0));
            }
        }
        return Coroutine.of(log());
    }

    @Async
    static Coroutine<Void> program() {
        for (int n = 0; n < 200; n++) {
            show(n, await(new MoreAgen08RandomSteps(n).transcript()));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
