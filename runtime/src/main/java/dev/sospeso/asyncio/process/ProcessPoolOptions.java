package dev.sospeso.asyncio.process;

import java.io.ObjectInputFilter;
import java.util.List;

/**
 * How a {@link ProcessPool} is made.
 *
 * @param workers the greatest number of worker processes, at least 1
 * @param jvmOptions options for the workers' JVMs, after those of the current one
 * @param resultFilter what this JVM accepts from the workers, or null for the JVM-wide filter alone
 */
public record ProcessPoolOptions(
        int workers, List<String> jvmOptions, ObjectInputFilter resultFilter) {

    /**
     * Checks and copies.
     *
     * @param workers the greatest number of worker processes, at least 1
     * @param jvmOptions options for the workers' JVMs
     * @param resultFilter what this JVM accepts from the workers, or null
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public ProcessPoolOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be greater than 0");
        }
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** One worker for each processor, the options of the current JVM, the JVM-wide filter. */
    public ProcessPoolOptions() {
        this(Runtime.getRuntime().availableProcessors(), List.of(), null);
    }

    /**
     * With another number of workers.
     *
     * @param workers the greatest number of worker processes, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public ProcessPoolOptions withWorkers(int workers) {
        return new ProcessPoolOptions(workers, jvmOptions, resultFilter);
    }

    /**
     * With other options for the workers' JVMs.
     *
     * @param jvmOptions for instance {@code -Xmx256m}; the last of two contrary options counts
     * @return the changed copy
     */
    public ProcessPoolOptions withJvmOptions(String... jvmOptions) {
        return new ProcessPoolOptions(workers, List.of(jvmOptions), resultFilter);
    }

    /**
     * With a filter for results and exceptions.
     *
     * @param resultFilter what this JVM accepts from the workers, or null for the JVM-wide filter
     * @return the changed copy
     */
    public ProcessPoolOptions withResultFilter(ObjectInputFilter resultFilter) {
        return new ProcessPoolOptions(workers, jvmOptions, resultFilter);
    }
}
