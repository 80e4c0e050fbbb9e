package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.ea.EaAsync;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandCalls;
import dev.sospeso.benchmarks.ours.OurCalls;
import dev.sospeso.benchmarks.peers.CompletableFutures;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 3: awaits that do not suspend; an operation is one await. Apart: the callee is not inlined. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class AwaitReady {

    private static final int N = 10_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long limit() {
        return HandCalls.plain(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long limitApart() {
        return HandCalls.suspendableApart(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurCalls.awaitReady(n));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospesoApart(RunningLoop loop) {
        return loop.run(OurCalls.awaitReadyApart(n));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospesoDone(RunningLoop loop) {
        return loop.run(OurCalls.awaitDone(loop.done(), n));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlin() {
        return Kotlin.awaitReady(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlinAsync() {
        return Kotlin.awaitStarted(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlinDone() {
        return Kotlin.awaitDone(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long eaAsync() {
        return EaAsync.awaitReady(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long completableFuture() {
        return CompletableFutures.awaitReady(n);
    }
}
