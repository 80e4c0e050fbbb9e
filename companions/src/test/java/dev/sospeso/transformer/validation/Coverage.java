package dev.sospeso.transformer.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** JaCoCo in this JVM: instruments class files and tells which lines have run. */
final class Coverage implements AutoCloseable {

    private final LoggerRuntime runtime = new LoggerRuntime();
    private final RuntimeData data = new RuntimeData();
    private final Instrumenter instrumenter = new Instrumenter(runtime);

    Coverage() {
        try {
            runtime.startup(data);
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** The classes with probes in them. */
    Map<String, byte[]> instrument(Map<String, byte[]> classes) {
        Map<String, byte[]> instrumented = new TreeMap<>();
        classes.forEach((name, bytes) -> {
            try {
                instrumented.put(name, instrumenter.instrument(bytes, name));
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        });
        return instrumented;
    }

    /**
     * The lines that have run, and those that have not, since this was asked before.
     *
     * @param classes what was instrumented
     * @return whether any of the line's instructions was executed, by class and line
     */
    Map<String, Boolean> lines(Map<String, byte[]> classes) {
        ExecutionDataStore store = new ExecutionDataStore();
        data.collect(store, new SessionInfoStore(), false);
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(store, builder);
        classes.forEach((name, bytes) -> {
            try {
                analyzer.analyzeClass(bytes, name);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        });
        data.reset();
        if (!builder.getNoMatchClasses().isEmpty()) {
            throw new AssertionError("other class files: " + builder.getNoMatchClasses());
        }
        Map<String, Boolean> lines = new TreeMap<>();
        for (IClassCoverage type : builder.getClasses()) {
            for (int line = type.getFirstLine(); line <= type.getLastLine(); line++) {
                int status = type.getLine(line).getInstructionCounter().getStatus();
                if (line >= 0 && status != ICounter.EMPTY) {
                    lines.put(type.getName() + ":" + line, status != ICounter.NOT_COVERED);
                }
            }
        }
        return lines;
    }

    @Override
    public void close() {
        runtime.shutdown();
    }
}
