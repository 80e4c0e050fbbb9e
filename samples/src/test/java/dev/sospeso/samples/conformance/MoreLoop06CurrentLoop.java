package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.newEventLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.asyncio.Asyncio.getEventLoop;
import static dev.sospeso.asyncio.Asyncio.setEventLoop;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Runner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

final class MoreLoop06CurrentLoop {

    private MoreLoop06CurrentLoop() {
    }

    private static final List<EventLoop> MADE = new ArrayList<>();

    private static void attempt(String label, Callable<?> call) {
        try {
            print(label, "->", call.call());
        } catch (Throwable e) {
            print(label, "raised", exc(e).split(" in thread")[0]);
        }
    }

    private static EventLoop make() {
        MADE.add(newEventLoop());
        return MADE.get(MADE.size() - 1);
    }

    private static EventLoop fails() {
        throw new IllegalArgumentException("no loop");
    }

    @Async
    static Coroutine<List<Object>> inside(EventLoop other) {
        EventLoop loop = getRunningLoop();
        setEventLoop(other);
        boolean same = getEventLoop() == loop;
        attempt("  new loop runs", () -> {
            other.runForever();
            return null;
        });
        await(sleep(0));
        setEventLoop(null);
        return Coroutine.of(Arrays.asList(same, getEventLoop() == loop,
                MADE.isEmpty() ? null : loop == MADE.get(MADE.size() - 1)));
    }

    @Async
    static Coroutine<Boolean> which() {
        return Coroutine.of(getEventLoop() == getRunningLoop());
    }

    static void main() {
        MADE.clear();
        setEventLoop(null);
        attempt("none", () -> getEventLoop());
        attempt("running", () -> getRunningLoop());
        EventLoop loop = newEventLoop();
        EventLoop other = newEventLoop();
        attempt("new is not set", () -> getEventLoop());
        setEventLoop(loop);
        print(getEventLoop() == loop, getEventLoop() == loop);
        print(loop.runUntilComplete(inside(other)).toArray());
        attempt("unset inside", () -> getEventLoop());
        setEventLoop(other);
        print(loop.runUntilComplete(which()), getEventLoop() == other);
        loop.callSoon(() -> print("callback", getEventLoop() == loop, getRunningLoop() == loop));
        loop.callSoon(loop::stop);
        loop.runForever();
        print("run", Asyncio.run(which()));
        attempt("after run", () -> getEventLoop());

        setEventLoop(other);
        Runner first = new Runner();
        print("not yet", getEventLoop() == other);
        first.getLoop();
        print("set by the runner", getEventLoop() == first.getLoop());
        print(first.run(which()), getEventLoop() == first.getLoop());
        setEventLoop(other);
        print(first.run(which()), getEventLoop() == other);
        first.close();
        attempt("after close", () -> getEventLoop());

        setEventLoop(other);
        Runner second = new Runner(MoreLoop06CurrentLoop::make);
        print(second.run(which()), second.getLoop() == MADE.get(0), getEventLoop() == other);
        second.close();
        print(MADE.get(0).isClosed(), getEventLoop() == other);
        Runner third = new Runner(MoreLoop06CurrentLoop::fails);
        Coroutine<Boolean> c = which();
        attempt("failing factory", () -> third.run(c));
        attempt("again", () -> third.getLoop());
        c.close();
        third.close();
        attempt("closed before it began", () -> third.getLoop());
        setEventLoop(null);
        loop.close();
        other.close();
    }
}
