package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.createTask;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.attempt;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.Runner;
import dev.sospeso.asyncio.Task;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.List;

final class Runner01SeveralRuns {

    private Runner01SeveralRuns() {
    }

    private final List<Integer> log = new ArrayList<>();
    private EventLoop theLoop;
    private Task<Void> task;

    @Async
    Coroutine<Void> background() {
        try {
            for (int i = 0; i < 100; i++) {
                log.add(i);
                await(sleep(0));
            }
        } finally {
            print("background ends, cancelled mid-way", log.size() < 100);
        }
        return null;
    }

    @Async
    Coroutine<String> first() {
        theLoop = getRunningLoop();
        task = createTask(background());
        await(sleep(0));
        return Coroutine.of("first " + log.size());
    }

    @Async
    Coroutine<String> second() {
        await(sleep(0));
        await(sleep(0));
        print("same loop", getRunningLoop() == theLoop);
        return Coroutine.of("second, progress " + Print.text(log.size() > 1));
    }

    @Async
    static Coroutine<Void> failing() {
        throw new IllegalArgumentException("run failed");
    }

    private void drive() {
        Runner runner = new Runner();
        try (Runner r = runner) {
            attempt("run", () -> r.run(first()));
            attempt("failing", () -> r.run(failing()));
            attempt("run", () -> r.run(second()));
            print("task done", task.done());
            print("get_loop", r.getLoop() == theLoop);
        }
        print("cancelled", task.cancelled(), "closed", theLoop.isClosed());
        var c = failing();
        attempt("after close", () -> runner.run(c));
        c.close();
        attempt("get_loop after close", () -> runner.getLoop());
    }

    static void main() {
        new Runner01SeveralRuns().drive();
    }
}
