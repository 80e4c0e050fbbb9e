package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.ea.EaAsync;
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

/** 4, with the other peers: a chain of 10 awaits, suspended once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class AwaitChainOthers {

    private static final int COUNT = 100;

    private int depth = 10;
    private int suspensions = 1;

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long eaAsync() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += EaAsync.chain(depth, suspensions);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long completableFuture() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += CompletableFutures.chain(depth, suspensions);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long virtualThread() {
        return VirtualThreads.chains(COUNT, depth, suspensions);
    }
}
