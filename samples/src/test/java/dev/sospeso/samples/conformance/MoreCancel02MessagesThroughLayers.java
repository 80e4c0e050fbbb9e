package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import java.util.concurrent.Callable;

final class MoreCancel02MessagesThroughLayers {

    private MoreCancel02MessagesThroughLayers() {
    }

    @Async
    static Coroutine<Void> sleeper(String name, boolean again) {
        try {
            await(sleep(100));
        } catch (CancelledError e) {
            print(" ", name, "saw", exc(e));
            if (again) {
                throw new CancelledError("replaced");
            }
            throw e;
        }
        return null;
    }

    private static Coroutine<Void> sleeper(String name) {
        return sleeper(name, false);
    }

    @Async
    static Coroutine<Object> outer(Awaitable<?> aw) {
        try {
            return Coroutine.of(await(aw));
        } catch (CancelledError e) {
            print("  outer saw", exc(e));
            throw e;
        }
    }

    @Async
    static Coroutine<Void> inCase(String label, Callable<Awaitable<?>> make) throws Exception {
        print(label);
        Task<Object> t = createTask(outer(make.call()));
        await(sleep(0));
        await(sleep(0));
        t.cancel("msg");
        t.cancel("second");
        try {
            await(t);
        } catch (CancelledError e) {
            print("  main saw", exc(e), t.cancelled(), t.cancelling());
        }
        return null;
    }

    @Async
    static Coroutine<Void> raises() {
        throw new CancelledError("by hand");
    }

    @Async
    static Coroutine<Void> program() throws Exception {
        await(inCase("coroutine", () -> sleeper("in")));
        await(inCase("task", () -> createTask(sleeper("in"))));
        await(inCase("gather", () -> gather(sleeper("in1"), sleeper("in2"))));
        await(inCase("wait_for", () -> waitFor(sleeper("in"), 50)));
        Task<Void> inner = createTask(sleeper("in"));
        await(inCase("shield", () -> shield(inner)));
        print(" ", inner.done());
        inner.cancel("direct");
        try {
            await(inner);
        } catch (CancelledError e) {
            print("  inner", exc(e));
        }
        await(inCase("replaced", () -> sleeper("in", true)));
        print("by hand");
        Task<Void> t = createTask(raises());
        for (int i = 0; i < 2; i++) {
            try {
                await(t);
            } catch (CancelledError e) {
                print(" ", exc(e), t.cancelled(), t.cancelling());
            }
        }
        try {
            t.exception();
        } catch (CancelledError e) {
            print("  exception()", exc(e));
        }
        try {
            t.result();
        } catch (CancelledError e) {
            print("  result()", exc(e));
        }
        return null;
    }

    static void main() throws Exception {
        run(program());
    }
}
