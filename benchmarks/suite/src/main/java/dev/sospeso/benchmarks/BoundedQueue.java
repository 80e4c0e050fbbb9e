package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandQueue;
import dev.sospeso.benchmarks.ours.OurTasks;
import dev.sospeso.benchmarks.peers.VirtualThreads;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 9: a producer and a consumer with a place for one item between them; an operation is one item. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class BoundedQueue {

    private static final int N = 10_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long limit() {
        return HandQueue.queue(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurTasks.queue(n));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlin() {
        return Kotlin.queue(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long virtualThread() {
        return VirtualThreads.queue(n);
    }
}
