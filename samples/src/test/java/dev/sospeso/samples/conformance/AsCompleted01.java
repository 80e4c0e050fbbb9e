package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.asCompleted;
import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class AsCompleted01 {

    private AsCompleted01() {
    }

    @Async
    static Coroutine<String> work(String name, int turns, boolean fail) {
        for (int i = 0; i < turns; i++) {
            await(sleep(0));
        }
        if (fail) {
            throw new IllegalArgumentException(name);
        }
        return Coroutine.of(name);
    }

    @Async
    static Coroutine<String> sleeper(double delay) {
        await(sleep(delay));
        return Coroutine.of("slept");
    }

    @Async
    static Coroutine<Void> program() {
        var a = createTask(work("a", 6, false));
        var b = createTask(work("b", 2, false));
        var c = createTask(work("c", 4, true));
        int count = 0;
        for (Coroutine<String> aw : asCompleted(List.of(a, b, c, b))) {
            count += 1;
            try {
                print(count, await(aw));
            } catch (IllegalArgumentException e) {
                print(count, "failed", exc(e));
            }
        }
        var s = createTask(sleeper(0.6));
        var q = createTask(work("q", 1, false));
        for (Coroutine<String> aw : asCompleted(List.of(s, q), 0.2)) {
            try {
                print("drawn", await(aw, TimeoutException.class));
            } catch (TimeoutException e) {
                print("raised", exc(e));
            }
        }
        print("s done", s.done(), "cancelled", s.cancelled());
        print(await(s));
        return null;
    }

    static void main() {
        run(program());
    }
}
