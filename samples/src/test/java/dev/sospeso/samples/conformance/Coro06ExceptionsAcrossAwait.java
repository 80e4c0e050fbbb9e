package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.NoSuchElementException;

final class Coro06ExceptionsAcrossAwait {

    private Coro06ExceptionsAcrossAwait() {
    }

    @Async
    static Coroutine<String> step(String name, RuntimeException fail) {
        print("  step", name);
        await(sleep(0));
        if (fail != null) {
            throw fail;
        }
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<String> step(String name) {
        return step(name, null);
    }

    @Async
    static Coroutine<String> convert(RuntimeException kind) {
        try {
            String r;
            try {
                r = await(step("try", kind));
            } catch (IllegalArgumentException e) {
                await(step("handler"));
                throw new IllegalStateException("converted", e);
            } catch (NoSuchElementException e) {
                return Coroutine.of("from except " + await(step("keyhandler")));
            }
            return Coroutine.of("from else " + r);
        } finally {
            print("  finally", await(step("cleanup")));
        }
    }

    @Async
    static Coroutine<Void> program() {
        RuntimeException[] kinds = {null, new IllegalArgumentException("v"),
            new NoSuchElementException(), new ClassCastException("t")};
        for (RuntimeException kind : kinds) {
            print("case", kind != null ? exc(kind) : "none");
            try {
                print(" returned", await(convert(kind)));
            } catch (Exception e) {
                print(" raised", exc(e));
                if (e.getCause() != null) {
                    print(" cause", exc(e.getCause()));
                }
            }
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
