package dev.sospeso.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The CPU time of the process an operation: what else runs on the machine does not count. */
public final class ProcessCpu implements InternalProfiler {

    /** The name of the result. */
    static final String LABEL = "cpu";

    private long begin;

    @Override
    public String getDescription() {
        return "CPU time of the process an operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        begin = CpuClock.nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark,
            IterationParams iteration, IterationResult result) {
        double nanos = CpuClock.nanos() - begin;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(LABEL, nanos / operations, "ns/op", AggregationPolicy.AVG));
    }
}
