package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Condition;
import java.util.ArrayList;
import java.util.List;

/** CPython 3.11 loses the wake-up; we follow 3.13. */
final class Mended04ConditionPassesTheWakeupOn {

    private Mended04ConditionPassesTheWakeupOn() {
    }

    @Async
    static Coroutine<Void> waiter(String name, Condition cond, List<String> log) {
        try (var held = await(cond.acquire())) {
            await(cond.waitSignal());
            log.add("'" + name + "'");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Condition cond = new Condition();
        List<String> log = new ArrayList<>();
        var a = createTask(waiter("a", cond, log));
        var b = createTask(waiter("b", cond, log));
        await(sleep(0));
        await(sleep(0));
        try (var held = await(cond.acquire())) {
            cond.signal();
        }
        a.cancel();
        for (int i = 0; i < 6; i++) {
            await(sleep(0));
        }
        print("a cancelled", a.cancelled(), "b woken", b.done(), log);
        b.cancel();
        return null;
    }

    static void main() {
        run(program());
    }
}
