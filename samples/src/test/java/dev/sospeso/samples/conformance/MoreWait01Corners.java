package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.ReturnWhen;
import dev.sospeso.asyncio.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class MoreWait01Corners {

    private MoreWait01Corners() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, String how) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (how.equals("fail")) {
            throw new IllegalArgumentException(name);
        }
        if (how.equals("cancel")) {
            throw new CancelledError(name);
        }
        return Coroutine.of(name);
    }

    private static Coroutine<String> work(String name, int turns) {
        return work(name, turns, "value");
    }

    private static Task<String> task(String name, int turns, String how) {
        return createTask(work(name, turns, how), name);
    }

    private static Task<String> task(String name, int turns) {
        return task(name, turns, "value");
    }

    private static String names(Set<Task<?>> ts) {
        return ts.isEmpty() ? "none"
                : ts.stream().map(Task::getName).sorted().collect(Collectors.joining("+"));
    }

    @Async
    static Coroutine<Void> waiting(String label, List<Task<?>> ts, Duration timeout,
            ReturnWhen returnWhen) {
        var waited = await(Asyncio.wait(ts, timeout, returnWhen));
        print(label, names(waited.done()), "|", names(waited.pending()));
        for (Task<?> t : ts) {
            if (!t.cancelled() && t.done()) {
                t.exception();
            }
        }
        return null;
    }

    private static Coroutine<Void> waiting(String label, List<Task<?>> ts) {
        return waiting(label, ts, null, ReturnWhen.ALL_COMPLETED);
    }

    private static Coroutine<Void> waiting(String label, List<Task<?>> ts, ReturnWhen when) {
        return waiting(label, ts, null, when);
    }

    private static Coroutine<Void> waiting(String label, List<Task<?>> ts, Duration timeout) {
        return waiting(label, ts, timeout, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    static Coroutine<Void> program() {
        var a = task("a", 1);
        await(waiting("duplicates", List.of(a, a, a)));
        await(waiting("done before", List.of(a, task("b", 3)), ReturnWhen.FIRST_COMPLETED));
        await(waiting("all done before", List.of(a)));
        await(waiting("cancel is no exception",
                List.of(task("c", 1, "cancel"), task("d", 3)), ReturnWhen.FIRST_EXCEPTION));
        await(waiting("exception",
                List.of(task("e", 1, "fail"), task("f", 3)), ReturnWhen.FIRST_EXCEPTION));
        await(waiting("cancel completes",
                List.of(task("g", 1, "cancel"), task("h", 3)), ReturnWhen.FIRST_COMPLETED));
        await(waiting("all", List.of(task("i", 1, "fail"), task("j", 2, "cancel"), task("k", 3))));
        var slow = task("slow", 50);
        var w = createTask(waiting("never", List.of(slow)));
        await(sleep(0));
        await(sleep(0));
        w.cancel("w");
        try {
            await(w);
        } catch (CancelledError e) {
            print("waiter cancelled", exc(e), slow.cancelled(), slow.done());
        }
        await(slow);
        await(waiting("timeout", List.of(slow, createTask(sleep(5), "z")), Duration.ofMillis(30)));
        await(waiting("timeout negative", List.of(slow, task("n", 0)), Duration.ofSeconds(-1)));
        print("as_completed");
        for (var c : asCompleted(
                List.of(work("x", 3), work("y", 1, "fail"), work("z", 2, "cancel")))) {
            try {
                print(" ", await(c));
            } catch (Throwable e) {
                print(" ", exc(e));
            }
        }
        Future<String> f = getRunningLoop().createFuture();
        for (var c : asCompleted(List.of(work("quick", 1), f), 0.5)) {
            try {
                print(" ", await(c));
            } catch (Throwable e) {
                print(" ", exc(e), f.done());
            }
        }
        f.cancel();
        for (var c : asCompleted(List.of(work("p", 1), work("q", 2)))) {
            print("  first", await(c));
            break;
        }
        List<Coroutine<String>> waits = new ArrayList<>();
        for (Coroutine<String> c : Asyncio.<String>asCompleted(
                List.of(work("r", 3), work("s", 1), work("t", 2)))) {
            waits.add(c);
        }
        print("  in any order", await(waits.get(2)), await(waits.get(0)), await(waits.get(1)));
        return null;
    }

    static void main() {
        run(program());
    }
}
