package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

final class Future02TwoAwaiters {

    private Future02TwoAwaiters() {
    }

    @Async
    static Coroutine<Void> waiter(String name, Future<Integer> f) {
        try {
            print(name, "got", await(f));
        } catch (Throwable e) {
            print(name, "raised", exc(e));
        }
        return null;
    }

    @Async
    static Coroutine<Void> round(String label,
            BiConsumer<Future<Integer>, List<Task<Void>>> finish) {
        print(label);
        Future<Integer> f = getRunningLoop().createFuture();
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(waiter("w" + i, f)));
        }
        await(sleep(0));
        finish.accept(f, ts);
        print("  finished, nobody woke yet");
        for (Task<Void> t : ts) {
            await(t);
        }
        print("  cancelled", f.cancelled());
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        await(round("result", (f, ts) -> f.setResult(42)));
        await(round("exception",
                (f, ts) -> f.setException(new IllegalArgumentException("v"))));
        await(round("future cancel", (f, ts) -> f.cancel("why")));
        await(round("task cancel", (f, ts) -> ts.get(1).cancel()));
        return null;
    }

    static void main() {
        run(program());
    }
}
