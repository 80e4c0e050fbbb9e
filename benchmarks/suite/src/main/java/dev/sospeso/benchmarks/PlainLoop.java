package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.limit.HandCalls;
import dev.sospeso.benchmarks.ours.OurCalls;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A loop without suspension, in a plain method and in an async one; an operation is one turn. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class PlainLoop {

    private static final int N = 10_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long limit() {
        return HandCalls.remainders(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurCalls.remainders(n, false));
    }
}
