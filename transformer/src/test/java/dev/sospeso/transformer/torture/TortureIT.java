package dev.sospeso.transformer.torture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Published libraries, rewritten so that every method suspends everywhere, pass their own tests.
 * {@code docs/torture.md} tells what is run and how to choose a part of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TortureIT {

    private final Path directory = Path.of(System.getProperty("torture.directory"));
    private final boolean full = System.getProperty("torture.plan", "quick").equals("full");
    private final TortureTable table = new TortureTable();
    private final Map<String, Set<String>> baselines = new HashMap<>();
    private LibraryJars jars;
    private LibraryRuns runs;
    private List<Jdk> jdks;

    @BeforeAll
    void prepare() throws IOException {
        Path corpora = directory.resolve("corpora");
        jdks = full ? Jdk.found() : List.of(Jdk.running());
        Files.createDirectories(directory.resolve("jars"));
        Files.createDirectories(directory.resolve("runs"));
        jars = new LibraryJars(corpora, directory.resolve("jars"), jdks.get(jdks.size() - 1));
        runs = new LibraryRuns(corpora, directory.resolve("runs"));
    }

    @AfterAll
    void print() throws IOException {
        System.out.println("Libraries that suspend everywhere\n\n" + table);
        Files.writeString(directory.resolve("table.md"), table.toString());
    }

    @TestFactory
    Stream<DynamicTest> everyLibraryPassesItsOwnTests() {
        return TorturePlan.chosen(full ? TorturePlan.full(jdks) : TorturePlan.quick(jdks.get(0)))
                .stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }

    private void check(TorturePlan.Row row) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Path plain = jars.plain(row.corpus(), row.variant());
        Path rewritten = jars.rewritten(row.corpus(), row.variant(), row.mode());
        TortureReport report = jars.report(rewritten);
        Set<String> stable = baseline(row, plain);
        String label = row.toString().replace(' ', '-');
        Outcome after = runs.run(row.corpus(), rewritten, row.jdk(), row.variant().jvmOptions(),
                label);
        Set<String> broken = new TreeSet<>(stable);
        broken.removeAll(after.passed());
        if (!broken.isEmpty()) {
            stable.retainAll(plainly(row, plain, 2).passed());
            broken.retainAll(stable);
        }
        Set<String> unlinked = runs.unlinked(row.corpus(), rewritten, row.jdk(), label);
        unlinked.removeAll(runs.unlinked(row.corpus(), plain, row.jdk(), label + "-plain"));
        table.add(row, report, after, stable.size(), broken.size(), unlinked.size(),
                (System.nanoTime() - begin) / 1_000_000_000);
        System.out.println(row + ": " + report);
        assertAll(row.toString(),
                () -> assertTrue(after.complete(), "the run did not come to its end"),
                () -> assertEquals(Set.of(),
                        AllowedFailures.withoutReason(row.corpus(), broken),
                        () -> "broken: " + after.about(broken)),
                () -> assertTrue(AllowedFailures.count(row.corpus()) * 1000 <= stable.size(),
                        "too many tests are allowed to fail"),
                () -> assertEquals(Set.of(), unlinked, "no longer link"),
                () -> assertEquals(List.of(), report.failures()),
                () -> assertTrue(report.percentage() >= 99, report::toString),
                () -> assertTrue(after.suspensions() > 0, "it never suspended"));
    }

    /** The tests that pass on the library as it is; those that do so only now and then are dropped. */
    private Set<String> baseline(TorturePlan.Row row, Path plain)
            throws IOException, InterruptedException {
        Set<String> known = baselines.get(key(row));
        if (known == null) {
            known = new HashSet<>(plainly(row, plain, 1).passed());
            assertTrue(!known.isEmpty(), "no test passed before");
            baselines.put(key(row), known);
        }
        return known;
    }

    private Outcome plainly(TorturePlan.Row row, Path plain, int time)
            throws IOException, InterruptedException {
        Outcome outcome = runs.run(row.corpus(), plain, row.jdk(), List.of(),
                key(row) + "-plain-" + time);
        assertTrue(outcome.complete(), "the library as it is did not come to its end");
        return outcome;
    }

    private static String key(TorturePlan.Row row) {
        return row.corpus().label() + "-" + row.variant().library().label() + "-"
                + row.jdk().release();
    }
}
