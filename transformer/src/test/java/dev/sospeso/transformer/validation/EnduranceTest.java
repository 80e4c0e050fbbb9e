package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million awaits, and awaits nested a hundred thousand deep, in a small heap and default stacks. */
@Timeout(300)
final class EnduranceTest {

    @Test
    void runsInASmallHeap(@TempDir Path directory) throws Exception {
        assertPrints("""
                loop 499999500000
                calls 19999900000
                nested 100007
                objects 100008
                tails 9
                bottom 20001
                """, directory, "programs.Endurance");
    }

    @Test
    void everyShapeOfALoopRunsAMillionTurns(@TempDir Path directory) throws Exception {
        assertPrints("""
                for 1000000
                while 1000000
                do 1000000
                nested 1000000
                labelled 1000000
                condition 1000000
                try 100000
                finally 1666666
                resource 1000000
                generator 1000000
                delegation 1000000
                delegations 1000000
                awaitEach 1000000
                tails 100000
                recursion 524288
                """, directory, "programs.Shapes");
    }

    private static void assertPrints(String expected, Path directory, String program)
            throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-Xmx64m", "-Xverify:all", "-cp",
                Programs.write(directory), program).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertEquals(expected, output.replace("\r\n", "\n").lines()
                .filter(line -> !line.contains("warning"))
                .reduce("", (all, line) -> all + line + "\n"));
        assertEquals(0, process.exitValue());
    }
}
