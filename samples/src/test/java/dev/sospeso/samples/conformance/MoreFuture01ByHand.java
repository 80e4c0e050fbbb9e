package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.gatherSettled;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Outcome;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class MoreFuture01ByHand {

    private MoreFuture01ByHand() {
    }

    @Async
    static <T> Coroutine<T> awaits(Future<T> f) {
        return Coroutine.of(await(f));
    }

    @Async
    static Coroutine<Void> program() throws TimeoutException {
        EventLoop loop = getRunningLoop();
        Future<Integer> failed = loop.createFuture();
        failed.setException(new CancelledError("as exception"));
        print("state", failed.done(), failed.cancelled(), exc(failed.exception()),
                failed.cancel());
        print("awaited", await(settle(failed)));
        Task<Integer> t = createTask(awaits(failed));
        print("task", await(settle(t)), t.cancelled(), t.cancelling());
        print("gathered", await(settle(gather(failed, sleep(0, 0)))));
        List<Outcome<Integer>> r = await(gatherSettled(failed, sleep(0, 1)));
        print("settled", exc(r.get(0).exception()), r.get(0).exception() == failed.exception(),
                r.get(1).value());
        print("waited for", await(settle(limited(failed))));
        Future<Integer> never = loop.createFuture();
        var waited = await(Asyncio.wait(List.of(failed, never), ReturnWhen.FIRST_EXCEPTION));
        print("wait", waited.done().size(), waited.pending().size());

        Future<Integer> gone = loop.createFuture();
        gone.cancel("why");
        for (String label : List.of("first", "second")) {
            attempt(label, () -> gone.result());
            attempt(label, () -> gone.exception());
        }
        attempt("set", () -> gone.setException(new IllegalArgumentException("late")));
        print("cancel again", gone.cancel("other"), await(settle(gone)));

        List<Future<Integer>> chain = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            chain.add(loop.createFuture());
        }
        for (int i = 0; i < 3; i++) {
            Future<Integer> b = chain.get(i + 1);
            chain.get(i).addDoneCallback(x -> b.setResult(x.result() + 1));
        }
        chain.get(0).setResult(1);
        for (int i = 0; i < 4; i++) {
            print("turn", i, chain.stream().map(Future::done).toList());
            await(sleep(0));
        }
        print(chain.get(3).result());

        Future<String> f = loop.createFuture();
        Coroutine<String> c = awaits(f);
        print("sent", c.send(null) == f);
        attempt("too early", () -> c.send(null));
        Future<String> g = loop.createFuture();
        Coroutine<String> d = awaits(g);
        d.send(null);
        g.setResult("by hand");
        try {
            d.send(null);
        } catch (StopIteration e) {
            print("returned", e.value());
        }
        Coroutine<String> again = awaits(g);
        try {
            again.send(null);
        } catch (StopIteration e) {
            print("at once", e.value());
        }

        Future<Integer> h = loop.createFuture();
        Task<Integer> u = createTask(awaits(h));
        await(sleep(0));
        u.cancel("m");
        attempt("set after cancel", () -> h.setResult(1));
        print(await(settle(u)), h.cancelled());
        List<String> order = new ArrayList<>();
        Future<Integer> last = loop.createFuture();
        last.addDoneCallback(x -> order.add("one"));
        last.addDoneCallback(x -> x.addDoneCallback(y -> order.add("nested")));
        last.addDoneCallback(x -> order.add("two"));
        loop.callSoon(() -> order.add("before"));
        last.cancel();
        loop.callSoon(() -> order.add("after"));
        await(sleep(0));
        print(String.join(" ", order));
        await(sleep(0));
        print(order.get(order.size() - 1));
        return null;
    }

    @Async
    static Coroutine<Integer> limited(Future<Integer> f) throws TimeoutException {
        return Coroutine.of(await(waitFor(f, 5)));
    }

    static void main() throws TimeoutException {
        run(program());
    }
}
