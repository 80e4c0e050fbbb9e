package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.ensureFuture;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attemptAwait;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import dev.sospeso.GeneratorExit;
import dev.sospeso.StopAsyncIteration;
import dev.sospeso.asyncio.AsyncCallable;
import java.util.ArrayList;
import java.util.List;

final class MoreAgen04EachStage {

    private MoreAgen04EachStage() {
    }

    record Made(AsyncGenerator<Integer, String> g, List<String> log) {
    }

    @Async
    static AsyncGenerator<Integer, String> gen(List<String> log) {
        while (true) {
            try {
                String s = AsyncGenerator.yield(log.size());
                log.add(s);
                await(sleep(0));
            } catch (IllegalArgumentException e) {
                log.add(exc(e));
                if (e.getMessage().equals("end")) {
                    return null;
                }
            } catch (GeneratorExit e) {
                log.add("exit");
                if (log.contains("stubborn")) {
                    AsyncGenerator.yield(-1);
                    log.add("after");
                    AsyncGenerator.yield(-2);
                }
                throw e;
            }
        }
    }

    @Async
    static Coroutine<Void> operations(String label, AsyncCallable<Made> make) throws Exception {
        print("--", label);
        for (String name : List.of("anext", "asend", "athrow", "athrow exit", "athrow stop",
                "aclose")) {
            Made made = await(make.call());
            AsyncGenerator<Integer, String> g = made.g();
            Coroutine<?> step = switch (name) {
                case "anext" -> g.anext();
                case "asend" -> g.asend("s");
                case "athrow" -> g.athrow(new IllegalArgumentException("end"));
                case "athrow exit" -> g.athrow(new GeneratorExit());
                case "athrow stop" -> g.athrow(new StopAsyncIteration());
                default -> g.aclose();
            };
            await(attemptAwait(name, step));
            await(attemptAwait("  again", step));
            await(attemptAwait("  next", g.anext()));
            await(attemptAwait("  close", g.aclose()));
            await(attemptAwait("  last", g.anext()));
            print("  ", repr(made.log()));
        }
        return null;
    }

    @Async
    static Coroutine<Made> fresh() {
        List<String> log = new ArrayList<>();
        return Coroutine.of(new Made(gen(log), log));
    }

    @Async
    static Coroutine<Made> atYield() {
        Made made = await(fresh());
        await(made.g().anext());
        return Coroutine.of(made);
    }

    @Async
    static Coroutine<Made> stubborn() {
        Made made = await(atYield());
        await(made.g().asend("stubborn"));
        try {
            await(made.g().aclose());
        } catch (IllegalStateException e) {
            made.log().add(exc(e));
        }
        return Coroutine.of(made);
    }

    @Async
    static Coroutine<Made> failed() {
        Made made = await(atYield());
        try {
            await(made.g().athrow(new ClassCastException("fails")));
        } catch (ClassCastException e) {
            made.log().add(exc(e));
        }
        return Coroutine.of(made);
    }

    @Async
    static Coroutine<Made> closed() {
        Made made = await(atYield());
        await(made.g().aclose());
        return Coroutine.of(made);
    }

    @Async
    static Coroutine<Void> program() throws Exception {
        await(operations("fresh", () -> fresh()));
        await(operations("at a yield", () -> atYield()));
        await(operations("stubborn", () -> stubborn()));
        await(operations("failed", () -> failed()));
        await(operations("closed", () -> closed()));
        print("-- at an await");
        Made made = await(atYield());
        AsyncGenerator<Integer, String> g = made.g();
        var t = ensureFuture(g.asend("busy"));
        await(sleep(0));
        await(attemptAwait("anext", g.anext()));
        await(attemptAwait("asend", g.asend("x")));
        await(attemptAwait("athrow", g.athrow(new IllegalArgumentException("end"))));
        await(attemptAwait("aclose", g.aclose()));
        await(attemptAwait("the first", t));
        await(attemptAwait("close", g.aclose()));
        print("  ", repr(made.log()));
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
