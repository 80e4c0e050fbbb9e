package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.ea.EaAsync;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandRing;
import dev.sospeso.benchmarks.ours.OurTasks;
import dev.sospeso.benchmarks.peers.CompletableFutures;
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

/** 5: tasks that let each other run; an operation is one switch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class TaskSwitch {

    private static final int N = 10_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long limit() {
        return HandRing.twoTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurTasks.twoTasks(n));
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long kotlin() {
        return Kotlin.twoTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long kotlinRaw() {
        return Kotlin.twoRawTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long eaAsync() {
        return EaAsync.twoTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long completableFuture() {
        return CompletableFutures.twoTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(2 * N)
    public long virtualThread() {
        return VirtualThreads.twoTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(4 * N)
    public long limitFourClasses() {
        return HandRing.fourTasks(n);
    }

    @Benchmark
    @OperationsPerInvocation(4 * N)
    public long sospesoFourClasses(RunningLoop loop) {
        return loop.run(OurTasks.fourTasks(n));
    }

    @Benchmark
    @OperationsPerInvocation(4 * N)
    public long kotlinRawFourClasses() {
        return Kotlin.fourRawTasks(n);
    }
}
