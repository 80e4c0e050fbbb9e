package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandChain;
import dev.sospeso.benchmarks.ours.OurChain;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * 4: a chain of awaits; an operation is a whole chain. With 10,001 suspensions against 1 it shows what
 * one resumption costs; with fewer, the chain's own cost would hide it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class AwaitChain {

    private static final int COUNT = 100;

    @Param({"10", "1000"})
    private int depth;

    @Param({"0", "1", "10001"})
    private int suspensions;

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long limit() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += HandChain.chain(depth, suspensions);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurChain.chains(COUNT, depth, suspensions));
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long kotlin() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += Kotlin.chain(depth, suspensions);
        }
        return sum;
    }
}
