package dev.sospeso.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time of this process, of all its threads. Linux tells the JVM the time of a process in
 * steps of ten milliseconds, which is ten nanoseconds for each of a million tasks; what the scheduler
 * writes down for each thread is exact for all that have gone to sleep since.
 */
final class CpuClock {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String TIMES = "schedstat";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The nanoseconds of each thread, by its number; those that have ended keep theirs. */
    private static final Map<Path, Long> SEEN = new HashMap<>();
    /** The nanoseconds of threads whose number another one has got. */
    private static long gone;
    /** Whether this system keeps such times. */
    private static final boolean KEPT = look(Path.of("/proc/self"));

    private CpuClock() {
    }

    /** The nanoseconds up to now; only differences mean something. */
    static synchronized long nanos() {
        if (!KEPT) {
            return SYSTEM.getProcessCpuTime();
        }
        // The scheduler brings the time of the running thread up to date.
        Thread.yield();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                look(thread);
            }
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
        return gone + SEEN.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Takes down the time of a thread; returns whether it is told. */
    private static boolean look(Path thread) {
        try {
            String times = Files.readString(thread.resolve(TIMES));
            long nanos = Long.parseLong(times.substring(0, times.indexOf(' ')));
            Long before = SEEN.put(thread, nanos);
            if (before != null && before > nanos) {
                gone += before;
            }
            return nanos > 0;
        } catch (IOException endedOrNotKept) {
            return false;
        }
    }
}
