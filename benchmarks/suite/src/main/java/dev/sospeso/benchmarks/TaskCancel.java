package dev.sospeso.benchmarks;

import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.ours.OurTasks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** No goal of its own: an operation makes a task, lets it wait, cancels it and awaits its end. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = "-Xss8m")
public class TaskCancel {

    private static final int N = 1_000;

    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso(RunningLoop loop) {
        return loop.run(OurTasks.cancel(n));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlin() {
        return Kotlin.cancel(n);
    }
}
