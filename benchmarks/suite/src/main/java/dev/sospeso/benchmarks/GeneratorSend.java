package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandEcho;
import dev.sospeso.benchmarks.ours.OurGenerators;
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

/** 2: sends numbers to a generator that yields each plus one; an operation is one number. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class GeneratorSend {

    private static final int N = 10_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long limit() {
        HandEcho echo = new HandEcho();
        echo.send(null);
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += (Long) echo.send(i);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso() {
        return OurGenerators.send(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlin() {
        return Kotlin.send(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long virtualThread() {
        return VirtualThreads.send(n);
    }
}
