package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

final class MoreShield02Afterwards {

    private MoreShield02Afterwards() {
    }

    @Async
    static Coroutine<String> work(int turns, String how) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (how.equals("fail")) {
            throw new IllegalArgumentException("inner");
        }
        return Coroutine.of(how);
    }

    private static Coroutine<String> work(int turns) {
        return work(turns, "value");
    }

    @Async
    static <T> Coroutine<T> awaits(Future<T> f) {
        return Coroutine.of(await(f));
    }

    @Async
    static Coroutine<Void> limited(Future<String> f) throws TimeoutException {
        await(waitFor(shield(f), 0));
        return null;
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        loop.setExceptionHandler((l, c) ->
                print("handler", c.message().split("\\(")[0].split(" ")[0], exc(c.exception())));
        for (String how : List.of("value", "fail")) {
            var t = createTask(work(3, how));
            var w = createTask(awaits(shield(t)));
            await(sleep(0));
            w.cancel("outer");
            print(how, await(settle(w)), w.cancelled(), t.done(), await(settle(t)));
        }
        var early = createTask(work(2, "fail"));
        Future<String> late = shield(early);
        early.addDoneCallback(f -> print("between", late.done(), late.cancel("between")));
        await(turns(4));
        print("failed first", late.cancelled(), exc(late.exception()), early.done());

        var t = createTask(work(2));
        Future<String> s = shield(t);
        await(sleep(0));
        t.cancel("inner");
        s.cancel("outer");
        print("both", await(settle(s)), await(settle(t)), s.cancelled(), t.cancelled());

        t = createTask(work(2));
        s = shield(t);
        s.setResult("by hand");
        print("by hand", await(s), await(t));
        await(turns(2));

        Future<List<String>> g = gather(work(3), work(3, "fail"));
        Future<List<String>> sg = shield(g);
        print("gather", sg.cancel("s"), await(settle(sg)), g.cancel("g"), g.done());
        print(await(settle(g)), g.cancelled());
        Future<List<String>> fine = shield(gather(work(1), work(2)));
        print("gather fine", String.join(" ", await(fine)));

        t = createTask(work(4));
        s = shield(t);
        var a = createTask(awaits(s));
        var b = createTask(awaits(s));
        await(sleep(0));
        a.cancel("a");
        print("shared", await(settle(a)), await(settle(b)), b.cancelling(), await(settle(t)));

        Future<String> f = loop.createFuture();
        print("wait_for", await(settle(limited(f))), f.done());
        try (var limit = timeout(0.01)) {
            await(shield(f));
        } catch (TimeoutException e) {
            print("limit", exc(e), f.done());
        }
        f.setException(new NoSuchElementException("'k'"));
        print("done", shield(f) == f, await(settle(shield(f))));
        f = loop.createFuture();
        f.cancel("c");
        print("cancelled", await(settle(shield(f))));
        Future<String> last = loop.createFuture();
        s = shield(last);
        loop.callSoon(() -> last.setException(new CancelledError("as exception")));
        print("as exception", await(settle(s)), s.cancelled());
        return null;
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
