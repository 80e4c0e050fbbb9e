package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.StopIteration;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;

final class Future01States {

    private Future01States() {
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        Future<Integer> f = loop.createFuture();
        attempt("pending result", () -> f.result());
        attempt("pending exception", () -> f.exception());
        print("done", f.done(), "cancelled", f.cancelled());
        attempt("set", () -> f.setResult(1));
        attempt("set_result again", () -> f.setResult(2));
        attempt("set_exception after", () -> f.setException(new IllegalArgumentException()));
        attempt("cancel after", () -> f.cancel());
        attempt("result", () -> f.result());
        attempt("exception", () -> f.exception());
        Future<Integer> g = loop.createFuture();
        attempt("set_exception", () -> g.setException(new IllegalArgumentException("bad")));
        attempt("result", () -> g.result());
        attempt("result again", () -> g.result());
        attempt("exception kind", () -> exc(g.exception()));
        Future<Integer> h = loop.createFuture();
        attempt("cancel", () -> h.cancel());
        attempt("cancel twice", () -> h.cancel());
        attempt("set_result cancelled", () -> h.setResult(3));
        attempt("result", () -> h.result());
        attempt("exception", () -> h.exception());
        print("done", h.done(), "cancelled", h.cancelled());
        Future<Integer> i = loop.createFuture();
        attempt("StopIteration", () -> i.setException(new StopIteration(1)));
        print("still pending", !i.done());
        return null;
    }

    static void main() {
        run(program());
    }
}
