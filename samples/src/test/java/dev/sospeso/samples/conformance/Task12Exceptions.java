package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Asyncio;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class Task12Exceptions {

    private Task12Exceptions() {
    }

    @Async
    static Coroutine<Void> fail() {
        await(sleep(0));
        throw new IllegalArgumentException("broken");
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(fail());
        t.addDoneCallback(done -> print("callback sees", exc(done.exception())));
        List<Throwable> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try {
                await(t);
            } catch (IllegalArgumentException e) {
                seen.add(e);
                print("await", i, exc(e));
            }
        }
        try {
            t.result();
        } catch (IllegalArgumentException e) {
            seen.add(e);
        }
        seen.add(t.exception());
        print("same object", seen.stream().allMatch(e -> e == seen.get(0)));
        print("done", t.done(), "cancelled", t.cancelled());
        var t2 = createTask(fail());
        var waited = await(Asyncio.wait(Set.of(t2)));
        print("wait does not raise", waited.done().size(), waited.pending().size(),
                exc(t2.exception()));
        return null;
    }

    static void main() {
        run(program());
    }
}
