package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncCloseable;
import dev.sospeso.Coroutine;
import java.util.Locale;

/** In Java an exit cannot swallow the exception (the contract, section 3), so a catch does. */
final class Actx01AsyncWithOrder {

    private Actx01AsyncWithOrder() {
    }

    record Ctx(String name) implements AsyncCloseable {
        @Async
        static Coroutine<Ctx> enter(String name) {
            await(sleep(0));
            print("  enter", name);
            return Coroutine.of(new Ctx(name));
        }

        @Override
        @Async
        public Coroutine<Void> aclose(Throwable e) {
            await(sleep(0));
            print("  exit", name, e != null ? exc(e) : "clean");
            return null;
        }

        @Override
        public String toString() {
            return name.toUpperCase(Locale.ROOT);
        }
    }

    @Async
    static Coroutine<String> leave(String how) {
        for (int i = 0; i < 2; i++) {
            try (var v = await(Ctx.enter("loop" + i))) {
                print("  body", v);
                if (how.equals("return")) {
                    return Coroutine.of("returned");
                }
                if (how.equals("break")) {
                    break;
                }
                if (how.equals("continue")) {
                    continue;
                }
                print("  tail");
            }
        }
        return Coroutine.of("fell out");
    }

    @Async
    static Coroutine<Void> program() {
        try (var a = await(Ctx.enter("a")); var b = await(Ctx.enter("b"))) {
            print("  body", a, b);
        }
        try (var outer = await(Ctx.enter("outer"))) {
            try (var inner = await(Ctx.enter("inner"))) {
                throw new IllegalArgumentException("boom");
            }
        } catch (IllegalArgumentException e) {
            print("after suppression");
        }
        for (String how : new String[] {"return", "break", "continue", "none"}) {
            print(how, "->", await(leave(how)));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
