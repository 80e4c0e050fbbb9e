package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Awaitable;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Task;
import dev.sospeso.asyncio.TaskGroup;
import java.util.NoSuchElementException;

final class MoreTaskgroup03Refusals {

    private MoreTaskgroup03Refusals() {
    }

    @Async
    static Coroutine<String> settle(Awaitable<?> aw) {
        try {
            await(aw);
            return Coroutine.of("ended");
        } catch (Throwable e) {
            return Coroutine.of(exc(e));
        }
    }

    @Async
    static Coroutine<Integer> noop() {
        return Coroutine.of(1);
    }

    private static void adding(String label, TaskGroup tg) {
        Coroutine<Integer> c = noop();
        try {
            tg.createTask(c);
            print(label, "added", tg);
        } catch (IllegalStateException e) {
            print(label, exc(e));
            c.close();
        }
    }

    @Async
    static Coroutine<Void> fails(int turns) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        throw new IllegalArgumentException("child");
    }

    private static String entering(TaskGroup tg) {
        try {
            tg.enter();
            return "entered";
        } catch (IllegalStateException e) {
            return exc(e);
        }
    }

    @Async
    static Coroutine<Void> ends(TaskGroup tg) {
        try (var entered = tg.enter()) {
            print("inside", tg);
            adding("inside", tg);
            print(entering(tg));
        }
        return null;
    }

    @Async
    static Coroutine<Integer> childAdds(TaskGroup tg, int n) {
        await(sleep(0));
        adding("child " + n, tg);
        if (n < 2) {
            tg.createTask(childAdds(tg, n + 1));
        }
        return Coroutine.of(n);
    }

    @Async
    static Coroutine<Void> grows(TaskGroup tg) {
        try (var entered = tg.enter()) {
            tg.createTask(childAdds(tg, 0));
        }
        return null;
    }

    @Async
    static Coroutine<Void> cleanup(TaskGroup tg) {
        try {
            await(sleep(10));
        } finally {
            adding("in cleanup", tg);
            await(sleep(0));
            print("shutting down", tg);
        }
        return null;
    }

    @Async
    static Coroutine<Void> childFails(TaskGroup tg) {
        try (var entered = tg.enter()) {
            tg.createTask(cleanup(tg));
            tg.createTask(fails(0));
            tg.createTask(fails(1));
            try {
                await(sleep(10));
            } finally {
                adding("in the block", tg);
            }
        }
        return null;
    }

    @Async
    static Coroutine<Void> bodyFails(TaskGroup tg) {
        try (var entered = tg.enter()) {
            tg.createTask(sleep(10));
            throw new NoSuchElementException("'body'");
        }
    }

    @Async
    static Coroutine<Void> parentCancelled(TaskGroup tg) {
        try (var entered = tg.enter()) {
            tg.createTask(sleep(10));
            await(sleep(10));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        TaskGroup tg = new TaskGroup();
        print(tg);
        adding("before", tg);
        print(await(settle(ends(tg))), tg);
        adding("after", tg);

        tg = new TaskGroup();
        print(await(settle(grows(tg))), tg);
        adding("grown", tg);

        tg = new TaskGroup();
        print(await(settle(childFails(tg))), tg);
        adding("after failure", tg);

        tg = new TaskGroup();
        print(await(settle(bodyFails(tg))), tg);
        adding("after body", tg);

        tg = new TaskGroup();
        Task<Void> t = createTask(parentCancelled(tg));
        await(sleep(0));
        await(sleep(0));
        t.cancel("parent");
        print(await(settle(t)), tg);
        adding("after cancel", tg);

        TaskGroup last = new TaskGroup();
        getRunningLoop().callSoon(() -> print("callback", entering(last)));
        await(sleep(0));
        print(last);
        return null;
    }

    static void main() {
        run(program());
    }
}
