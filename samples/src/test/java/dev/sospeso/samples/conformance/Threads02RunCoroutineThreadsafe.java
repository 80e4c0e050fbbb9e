package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.runCoroutineThreadsafe;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.CancelledError;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Event;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.samples.Print;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Threads02RunCoroutineThreadsafe {

    private Threads02RunCoroutineThreadsafe() {
    }

    private final List<String> out = Collections.synchronizedList(new ArrayList<>());

    @Async
    Coroutine<String> job(String kind) {
        try {
            if (kind.equals("hang")) {
                await(sleep(100));
            }
            await(sleep(0));
            if (kind.equals("fail")) {
                throw new IllegalArgumentException("job failed");
            }
            return Coroutine.of("result of " + kind);
        } catch (CancelledError e) {
            out.add("job cancelled in the loop");
            throw e;
        }
    }

    private void client(EventLoop loop, Event finish) throws Exception {
        CompletableFuture<String> f = runCoroutineThreadsafe(job("work"), loop);
        out.add(f.get(10, TimeUnit.SECONDS));
        f = runCoroutineThreadsafe(job("fail"), loop);
        try {
            f.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            out.add("thread saw " + exc(e.getCause()));
        }
        f = runCoroutineThreadsafe(job("hang"), loop);
        try {
            f.get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            out.add("still running, done " + Print.text(f.isDone()));
        }
        out.add("cancel " + Print.text(f.cancel(true)) + " " + Print.text(f.isCancelled()));
        for (int i = 0; i < 3; i++) {
            String line = "call " + i;
            loop.callSoonThreadsafe(() -> out.add(line));
        }
        loop.callSoonThreadsafe(finish::set);
    }

    @Async
    Coroutine<Void> program() {
        Event finish = new Event();
        EventLoop loop = getRunningLoop();
        var th = CompletableFuture.runAsync(() -> {
            try {
                client(loop, finish);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await(finish.waitSet());
        await(th);
        await(sleep(0.02));
        return null;
    }

    private void drive() {
        run(program());
        out.stream().filter(line -> !line.startsWith("job")).forEach(Py::print);
        print("cancelled in loop", Collections.frequency(out, "job cancelled in the loop"));
    }

    static void main() {
        new Threads02RunCoroutineThreadsafe().drive();
    }
}
