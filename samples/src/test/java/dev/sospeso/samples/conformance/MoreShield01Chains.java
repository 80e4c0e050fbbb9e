package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.shield;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;
import static dev.sospeso.samples.conformance.Py.settle;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class MoreShield01Chains {

    private MoreShield01Chains() {
    }

    @Async
    static Coroutine<String> work(List<String> log, int turns, String how) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        log.add("worked");
        if (how.equals("fail")) {
            throw new IllegalArgumentException("late");
        }
        return Coroutine.of(how);
    }

    private static Coroutine<String> work(List<String> log, int turns) {
        return work(log, turns, "value");
    }

    private static String list(List<String> log) {
        return log.stream().map(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        List<String> reports = new ArrayList<>();
        loop.setExceptionHandler(
                (l, c) -> reports.add(c.message() + " | " + exc(c.exception())));
        List<String> log = new ArrayList<>();
        var t = createTask(work(log, 5));
        Future<String> s1 = shield(t);
        Future<String> s2 = shield(s1);
        var w = createTask(settle(s2));
        await(sleep(0));
        print("cancel", w.cancel("x"), s2.cancelled(), s1.cancelled(), t.cancelled());
        print(await(w));
        print("chain goes on", await(s1), list(log));

        Future<String> f = loop.createFuture();
        f.setResult("done");
        print("shield of a done future is it", shield(f) == f);
        Future<String> s = shield(t);
        print("same for a task", s == t, s.done());

        t = createTask(work(log, 3, "fail"));
        s = shield(t);
        s.cancel();
        print("shield", await(settle(s)), t.done());
        for (int i = 0; i < 5; i++) {
            await(sleep(0));
        }
        print("inner done", t.done(), "reports", list(reports));
        print(await(settle(t)));

        t = createTask(work(log, 3));
        s = shield(t);
        await(sleep(0));
        t.cancel("inner");
        print("inner cancelled", await(settle(s)), s.cancelled(), await(settle(t)));

        t = createTask(work(log, 3));
        Future<List<String>> g = gather(shield(t), sleep(10, "z"));
        await(sleep(0));
        g.cancel("g");
        print("gather", await(settle(g)), t.done());
        print(await(t));

        t = createTask(work(log, 2, "fail"));
        print("fails through", await(settle(shield(t))));
        print("same object", await(settle(shield(t))).equals(await(settle(t))));
        Future<String> c = shield(work(log, 1));
        print("of a coroutine", await(c));
        return null;
    }

    static void main() {
        run(program());
    }
}
