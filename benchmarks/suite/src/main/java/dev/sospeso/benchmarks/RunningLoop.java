package dev.sospeso.benchmarks;

import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.Future;
import dev.sospeso.asyncio.SelectorEventLoop;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A loop of ours that all invocations of a benchmark share. */
@State(Scope.Thread)
public class RunningLoop {

    private final SelectorEventLoop loop = new SelectorEventLoop();
    private final Future<Long> done = loop.createFuture();

    public RunningLoop() {
        done.setResult(1L);
    }

    <T> T run(Coroutine<T> coroutine) {
        return loop.runUntilComplete(coroutine);
    }

    /** A future that is done. */
    Future<Long> done() {
        return done;
    }

    @TearDown
    public void close() {
        loop.close();
    }
}
