package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Coro05DeepAwaitChain {

    private Coro05DeepAwaitChain() {
    }

    @Async
    static Coroutine<Integer> down(int n, boolean fail, List<String> log) {
        if (n == 0) {
            log.add("bottom");
            await(sleep(0));
            if (fail) {
                throw new IllegalArgumentException("from the bottom");
            }
            return Coroutine.of(1);
        }
        try {
            return Coroutine.of(1 + await(down(n - 1, fail, log)));
        } finally {
            if (n % 50 == 0) {
                log.add("unwind " + n);
            }
        }
    }

    @Async
    static Coroutine<Void> ticker(List<String> log) {
        for (int i = 0; i < 3; i++) {
            log.add("tick " + i);
            await(sleep(0));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        for (boolean fail : new boolean[] {false, true}) {
            List<String> log = new ArrayList<>();
            var t = createTask(ticker(log));
            try {
                print("sum", await(down(150, fail, log)));
            } catch (IllegalArgumentException e) {
                print("error", exc(e));
            }
            await(t);
            for (String line : log) {
                print(" ", line);
            }
        }
        return null;
    }

    static void main() {
        run(program());
    }
}
