package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.timeout;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.turns;
import static dev.sospeso.samples.conformance.Py.typeName;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Barrier;
import dev.sospeso.asyncio.BrokenBarrierException;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class MoreBarrier02AbortResetFilling {

    private final List<String> log = new ArrayList<>();

    private MoreBarrier02AbortResetFilling() {
    }

    @Async
    Coroutine<Integer> party(String name, Barrier bar, boolean fails) {
        try {
            int i = await(bar.arrive());
            log.add(name + i);
            if (fails) {
                throw new IllegalArgumentException(name + " in the body");
            }
            return Coroutine.of(i);
        } catch (BrokenBarrierException | IllegalArgumentException e) {
            log.add(name + " " + typeName(e));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    private List<Task<?>> start(Barrier bar, String... names) {
        List<Task<?>> ts = new ArrayList<>();
        for (String n : names) {
            ts.add(createTask(party(n, bar, n.equals("f"))));
        }
        return ts;
    }

    @Async
    Coroutine<Void> show(String label, Barrier bar, List<Task<?>> ts) {
        await(turns(8));
        print(label, "|", String.join("; ", log), "|",
                ts.stream().map(t -> t.done() ? 1 : 0).toList(),
                bar.waiting() + "/" + bar.parties(), bar.broken());
        log.clear();
        return null;
    }

    @Async
    static Coroutine<Void> breaker(Barrier bar) throws BrokenBarrierException {
        try {
            await(bar.arrive());
        } finally {
            await(bar.abort());
        }
        return null;
    }

    @Async
    Coroutine<Void> program() throws BrokenBarrierException {
        Barrier bar = new Barrier(3);
        var ts = start(bar, "a", "b");
        await(turns(2));
        ts.get(0).cancel("before");
        await(bar.reset());
        await(show("cancelled and reset", bar, ts));
        ts = start(bar, "c", "d");
        await(turns(2));
        await(bar.reset());
        ts.get(1).cancel("after");
        ts.addAll(start(bar, "e", "f", "g"));
        await(show("reset and cancelled, three more", bar, ts));

        ts = start(bar, "h", "i");
        await(turns(2));
        await(bar.abort());
        ts.addAll(start(bar, "j", "k", "l"));
        await(turns(1));
        await(bar.reset());
        ts.addAll(start(bar, "m", "n", "o"));
        await(show("aborted and reset", bar, ts));

        ts = start(bar, "p", "q", "r");
        await(turns(1));
        log.add("all in: " + bar.waiting());
        ts.get(0).cancel("as it opens");
        ts.addAll(start(bar, "s", "t"));
        await(show("cancelled as it opens", bar, ts));
        ts.addAll(start(bar, "u"));
        await(show("next round", bar, ts));

        ts = start(bar, "v", "w", "x");
        await(turns(1));
        ts.add(createTask(bar.reset()));
        await(show("reset as it opens", bar, ts));
        ts = start(bar, "y", "z");
        await(turns(2));
        Task<Void> r = createTask(bar.abort());
        ts.addAll(start(bar, "A"));
        ts.add(r);
        await(show("aborted as it fills", bar, ts));
        await(bar.reset());
        await(bar.reset());
        ts = start(bar, "B");
        await(turns(2));
        try (var limit = timeout(0.01)) {
            await(bar.arrive());
        } catch (TimeoutException e) {
            log.add(exc(e));
        }
        await(show("time limit", bar, ts));
        ts.addAll(start(bar, "C", "D"));
        await(show("filled", bar, ts));

        ts = start(bar, "E", "F");
        ts.add(createTask(breaker(bar)));
        await(show("one breaks it", bar, ts));
        try {
            await(bar.arrive());
        } catch (BrokenBarrierException e) {
            print(typeName(e), bar.broken());
        }
        return null;
    }

    static void main() throws BrokenBarrierException {
        run(new MoreBarrier02AbortResetFilling().program());
    }
}
