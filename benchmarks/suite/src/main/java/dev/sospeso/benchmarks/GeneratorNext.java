package dev.sospeso.benchmarks;

import dev.sospeso.Generator;
import dev.sospeso.benchmarks.kotlin.Kotlin;
import dev.sospeso.benchmarks.limit.HandGenerator;
import dev.sospeso.benchmarks.limit.HandLongGenerator;
import dev.sospeso.benchmarks.ours.OurGenerators;
import dev.sospeso.benchmarks.peers.VirtualThreads;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 1: makes a generator of numbers and adds them up; an operation is one number. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xss8m", "-Djdk.virtualThreadScheduler.parallelism=1",
    "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
public class GeneratorNext {

    private static final int N = 10_000;

    /** Not final, so that no loop has a constant bound. */
    private long n = N;

    @Benchmark
    @OperationsPerInvocation(N)
    public long limit() {
        Iterator<Long> numbers = new HandGenerator.Count(n);
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.next();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long limitPrimitive() {
        HandLongGenerator numbers = new HandLongGenerator.Count(n);
        long sum = 0;
        while (numbers.advance()) {
            sum += numbers.value;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospeso() {
        Generator<Long, Void, Void> numbers = OurGenerators.count(n);
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.next();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospesoPrimitive() {
        PrimitiveIterator.OfLong numbers = Generator.longs(OurGenerators.count(n));
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.nextLong();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlin() {
        return Kotlin.sumOfSequence(n);
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long virtualThread() {
        return VirtualThreads.next(n);
    }

    /** Four classes of generators come through this one call site. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long sumOf(Iterator<Long> numbers) {
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.next();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long limitFourClasses() {
        long quarter = n / 4;
        return sumOf(new HandGenerator.Count(quarter))
                + sumOf(new HandGenerator.CountInPairs(quarter))
                + sumOf(new HandGenerator.CountInRange(quarter))
                + sumOf(new HandGenerator.CountUntilBreak(quarter));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospesoFourClasses() {
        long quarter = n / 4;
        return sumOf(OurGenerators.count(quarter)) + sumOf(OurGenerators.countInPairs(quarter))
                + sumOf(OurGenerators.countInRange(quarter))
                + sumOf(OurGenerators.countUntilBreak(quarter));
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long kotlinFourClasses() {
        long quarter = n / 4;
        return sumOf(Kotlin.count(quarter)) + sumOf(Kotlin.countInPairs(quarter))
                + sumOf(Kotlin.countInRange(quarter)) + sumOf(Kotlin.countUntilBreak(quarter));
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long sumOf(HandLongGenerator numbers) {
        long sum = 0;
        while (numbers.advance()) {
            sum += numbers.value;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long limitPrimitiveFourClasses() {
        long quarter = n / 4;
        return sumOf(new HandLongGenerator.Count(quarter))
                + sumOf(new HandLongGenerator.CountInPairs(quarter))
                + sumOf(new HandLongGenerator.CountInRange(quarter))
                + sumOf(new HandLongGenerator.CountUntilBreak(quarter));
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long sumOfNumbers(Generator<Long, Void, Void> generator) {
        PrimitiveIterator.OfLong numbers = Generator.longs(generator);
        long sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.nextLong();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(N)
    public long sospesoPrimitiveFourClasses() {
        long quarter = n / 4;
        return sumOfNumbers(OurGenerators.count(quarter))
                + sumOfNumbers(OurGenerators.countInPairs(quarter))
                + sumOfNumbers(OurGenerators.countInRange(quarter))
                + sumOfNumbers(OurGenerators.countUntilBreak(quarter));
    }
}
