package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.gather;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;

final class Event01 {

    private Event01() {
    }

    @Async
    static Coroutine<Void> waiter(String name, Event ev) {
        try {
            print(name, "waits");
            boolean r = await(ev.waitSet());
            print(name, "released", r, "is_set", ev.isSet());
        } catch (CancelledError e) {
            print(name, "cancelled");
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        Event ev = new Event();
        print("is_set", ev.isSet());
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(waiter("w" + i, ev)));
        }
        await(sleep(0));
        ts.get(1).cancel();
        await(sleep(0));
        ev.set();
        ev.set();
        ev.clear();
        ts.add(createTask(waiter("late", ev)));
        for (int i = 0; i < 3; i++) {
            await(sleep(0));
        }
        print("late done", ts.get(3).done());
        ev.set();
        print("immediate", await(ev.waitSet()));
        await(gather(ts));
        print("end");
        return null;
    }

    static void main() {
        run(program());
    }
}
