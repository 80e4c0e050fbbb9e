package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.Coroutine;

final class Actx02ExceptionsInEnterExit {

    private Actx02ExceptionsInEnterExit() {
    }

    record Ctx(String name, boolean badEnter, boolean badExit) implements AsyncCloseable {
        @Async
        Coroutine<Ctx> enter() {
            print("  enter", name);
            if (badEnter) {
                throw new IllegalStateException("enter " + name);
            }
            return Coroutine.of(this);
        }

        @Override
        @Async
        public Coroutine<Void> aclose(Throwable e) {
            print("  exit", name, e != null ? exc(e) : "clean");
            await(sleep(0));
            if (badExit) {
                throw new IllegalStateException("exit " + name);
            }
            return null;
        }
    }

    @Async
    static Coroutine<Void> inCase(String label, Ctx a, Ctx b, boolean fail) {
        print(label);
        try {
            try (var inA = await(a.enter())) {
                try (var inB = await(b.enter())) {
                    print("  body");
                    if (fail) {
                        throw new IllegalArgumentException("body");
                    }
                }
            }
            print("  completed");
        } catch (Exception e) {
            print("  out", exc(e));
        }
        return null;
    }

    private static Ctx ctx(String name) {
        return new Ctx(name, false, false);
    }

    private static Ctx badExit(String name) {
        return new Ctx(name, false, true);
    }

    @Async
    static Coroutine<Void> program() {
        await(inCase("bad enter", ctx("a"), new Ctx("b", true, false), false));
        await(inCase("bad exit", ctx("a"), badExit("b"), false));
        await(inCase("bad exit and body", ctx("a"), badExit("b"), true));
        await(inCase("both exits", badExit("a"), badExit("b"), true));
        await(inCase("body only", ctx("a"), ctx("b"), true));
        return null;
    }

    static void main() {
        run(program());
    }
}
