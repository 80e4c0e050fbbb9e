package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class WaitFor02ZeroAndSuppressed {

    private WaitFor02ZeroAndSuppressed() {
    }

    @Async
    static Coroutine<String> never() {
        print("never starts");
        return null;
    }

    @Async
    static Coroutine<String> react(String how) {
        try {
            await(sleep(30));
        } catch (CancelledError e) {
            if (how.equals("return")) {
                return Coroutine.of("returned late");
            }
            if (how.equals("raise")) {
                throw new IllegalArgumentException("raised late");
            }
            throw e;
        }
        return null;
    }

    @Async
    static Coroutine<Void> tryit(String label, Awaitable<String> aw, double timeout) {
        try {
            print(label, "->", await(waitFor(aw, timeout)));
        } catch (Throwable e) {
            print(label, "raised", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<String> done = loop.createFuture();
        done.setResult("ready");
        await(tryit("done zero", done, 0));
        await(tryit("done negative", done, -1));
        Future<String> f = loop.createFuture();
        await(tryit("pending zero", f, 0));
        print("pending cancelled", f.cancelled());
        await(tryit("coroutine zero", never(), 0));
        for (String how : new String[] {"return", "raise", "plain"}) {
            await(tryit(how, react(how), 0.02));
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
