package dev.sospeso.transformer.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the fast tests would notice: each mistake is made in the transformer, and the tests run in
 * a JVM of their own until one fails. Run by its profile only; prints which test caught what.
 */
@Timeout(7200)
final class MutationCampaign {

    private static final int LONGEST_SECONDS = 900;

    @TempDir
    private static Path temp;

    @TestFactory
    List<DynamicTest> everyMistakeIsCaughtByAFastTest() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("no mistake", () ->
                assertEquals(FastTests.NOT_MADE, run(Files.createDirectory(temp.resolve("unchanged"))))));
        for (Mutation mutation : Mutation.ALL) {
            tests.add(DynamicTest.dynamicTest(mutation.name(), () -> check(mutation)));
        }
        return tests;
    }

    private static void check(Mutation mutation) throws Exception {
        Path classes = Files.createDirectory(temp.resolve(mutation.by()));
        Path file = classes.resolve(mutation.target() + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, mutation.mutated());
        String caught = run(classes);
        System.out.println(mutation.name() + " | " + caught);
        if (caught.equals(FastTests.SURVIVED) || caught.equals(FastTests.NOT_MADE)) {
            throw new AssertionError(mutation.name() + ": " + caught);
        }
    }

    private static String run(Path classes) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = Files.createTempFile(temp, "tests", ".txt");
        Process process = new ProcessBuilder(java.toString(), "-Xverify:all", "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "-Dbasedir=" + Path.of(System.getProperty("basedir", "")).toAbsolutePath(),
                "-Djunit.jupiter.execution.timeout.default=60 s",
                "-Djunit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD",
                FastTests.class.getName()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "a test without end";
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "the JVM's end, " + process.exitValue()
                : lines.get(lines.size() - 1);
    }
}
