package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.waitFor;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.repr;
import static dev.sospeso.samples.conformance.Py.turns;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Barrier;
import dev.sospeso.asyncio.BrokenBarrierException;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class MoreBarrier01CancelAndRounds {

    private MoreBarrier01CancelAndRounds() {
    }

    @Async
    static Coroutine<Void> arrive(String name, Barrier b, List<String> log) {
        try {
            int i = await(b.arrive());
            log.add(name + i);
        } catch (BrokenBarrierException e) {
            log.add(name + " " + exc(e));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return null;
    }

    private static String state(Barrier b) {
        return b.waiting() + "/" + b.parties() + " " + Print.text(b.broken());
    }

    private static List<Task<Void>> tasks(String names, Barrier b, List<String> log) {
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : names.split("")) {
            ts.add(createTask(arrive(n, b, log)));
        }
        return ts;
    }

    @Async
    static Coroutine<Void> rounds(String name, Barrier two, List<String> log)
            throws BrokenBarrierException {
        for (int r = 0; r < 3; r++) {
            await(two.arrive());
            log.add(name + r);
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() throws BrokenBarrierException {
        List<String> log = new ArrayList<>();
        Barrier b = new Barrier(3);
        var t = createTask(arrive("a", b, log));
        var u = createTask(arrive("b", b, log));
        await(turns(2));
        print(state(b));
        t.cancel();
        await(turns(3));
        print(state(b), repr(log));
        var ts = tasks("cdef", b, log);
        await(turns(8));
        print(state(b), repr(log), u.done(), ts.stream().map(x -> x.done() ? 1 : 0).toList());
        log.clear();

        await(b.reset());
        await(turns(8));
        print("reset", state(b), repr(log));
        log.clear();
        ts = tasks("gh", b, log);
        await(turns(3));
        await(b.abort());
        await(turns(5));
        print("abort", state(b), repr(log));
        await(arrive("late", b, log));
        print(log.get(log.size() - 1));
        await(b.reset());
        print("reset", state(b));
        log.clear();

        try {
            await(waitFor(arrive("i", b, log), 0.02));
        } catch (TimeoutException e) {
            print(exc(e), state(b), repr(log));
        }
        ts = tasks("jkl", b, log);
        await(Asyncio.wait(ts));
        print(state(b), repr(log.stream().sorted().toList()));
        Barrier one = new Barrier(1);
        print("one", await(one.arrive()), await(one.arrive()), state(one));
        int position = await(one.arrive());
        print("position", position);
        for (int n : new int[] {0, -1}) {
            try {
                new Barrier(n);
            } catch (IllegalArgumentException e) {
                print(exc(e));
            }
        }
        log.clear();
        Barrier two = new Barrier(2);
        await(gather(rounds("x", two, log), rounds("y", two, log)));
        print(repr(log));
        return null;
    }

    static void main() throws BrokenBarrierException {
        run(program());
    }
}
