package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Queue;
import dev.sospeso.asyncio.QueueShutDownException;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class MoreQueue03Shutdown {

    private final List<String> log = new ArrayList<>();

    private MoreQueue03Shutdown() {
    }

    @Async
    Coroutine<Void> note(String name, Coroutine<?> step) {
        try {
            Object r = await(step);
            log.add(r == null ? name : name + "=" + r);
        } catch (QueueShutDownException e) {
            log.add(name + " " + exc(e));
        } catch (CancelledError e) {
            log.add(name + " " + exc(e));
            throw e;
        }
        return null;
    }

    private Task<Void> start(String name, Coroutine<?> step) {
        return createTask(note(name, step));
    }

    private List<Task<Void>> getters(Queue<?> q) {
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(start("g" + i, q.get()));
        }
        return ts;
    }

    @Async
    Coroutine<Void> show(String label, Queue<?> q) {
        for (int i = 0; i < 5; i++) {
            await(sleep(0));
        }
        print(label, "|", String.join("; ", log), "|", q.size());
        log.clear();
        return null;
    }

    @Async
    Coroutine<Void> program() {
        for (boolean immediate : List.of(false, true)) {
            print("-- immediate", immediate);
            Queue<String> s = new Queue<>();
            getters(s);
            await(sleep(0));
            s.putNowait("a");
            s.shutdown(immediate);
            await(show("getters", s));
            attempt("put", () -> s.putNowait("b"));
            attempt("get", () -> s.getNowait());
            attempt("again", () -> s.shutdown(immediate));

            Queue<Integer> q = new Queue<>(2);
            start("join", q.join());
            for (int i = 0; i < 4; i++) {
                start("p" + i, q.put(i));
            }
            start("join later", q.join());
            await(sleep(0));
            q.shutdown(immediate);
            await(show("putters", q));
            start("late", q.put(9));
            await(show("put", q));
            for (int i = 0; i < 3; i++) {
                attempt("get", () -> q.getNowait());
                attempt("done", q::taskDone);
            }
            await(show("joined", q));

            Queue<Integer> one = new Queue<>(1);
            one.putNowait(0);
            var p = List.of(start("p1", one.put(1)), start("p2", one.put(2)));
            await(sleep(0));
            attempt("get", () -> one.getNowait());
            one.shutdown(immediate);
            p.get(0).cancel("woken");
            await(show("place, but shut down", one));
            start("get", one.get());
            await(show("get", one));

            Queue<String> x = new Queue<>();
            var g = getters(x);
            await(sleep(0));
            x.putNowait("x");
            g.get(0).cancel("woken");
            x.shutdown(immediate);
            g.get(1).cancel("by the shutdown");
            await(show("getter cancelled", x));
        }

        Queue<String> q = new Queue<>();
        for (String v : List.of("x", "y", "z")) {
            q.putNowait(v);
        }
        start("join", q.join());
        print(q.getNowait());
        q.shutdown();
        q.shutdown(true);
        await(show("one is still worked on", q));
        q.taskDone();
        await(show("done", q));
        attempt("done", q::taskDone);
        return null;
    }

    static void main() {
        run(new MoreQueue03Shutdown().program());
    }
}
