package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.awaitEach;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.AsyncGenerator;
import dev.sospeso.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Agen01AsyncFor {

    private Agen01AsyncFor() {
    }

    @Async
    static AsyncGenerator<Integer, Void> numbers(int n) {
        print("  gen start");
        for (int i = 0; i < n; i++) {
            if (i % 2 == 1) {
                await(sleep(0));
            }
            print("  yield", i);
            AsyncGenerator.yield(i);
        }
        print("  gen end");
        return null;
    }

    @Async
    static Coroutine<Void> observer() {
        for (int i = 0; i < 3; i++) {
            print("    observer", i);
            await(sleep(0));
        }
        return null;
    }

    @Async
    static Coroutine<Void> program() {
        var t = createTask(observer());
        int total = 0;
        for (int x : awaitEach(numbers(5))) {
            if (x == 2) {
                continue;
            }
            print("  body", x);
            total += x;
        }
        print("else, total", total);
        List<Integer> squares = new ArrayList<>();
        for (int x : awaitEach(numbers(4))) {
            if (x != 1) {
                squares.add(x * x);
            }
        }
        print(squares);
        await(t);
        return null;
    }

    static void main() {
        run(program());
    }
}
