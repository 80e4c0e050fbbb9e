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
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-Xmx64m", "-Xverify:all", "-cp",
                Programs.write(directory), "programs.Endurance").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertEquals("""
                loop 499999500000
                calls 19999900000
                nested 100007
                objects 100008
                tails 9
                bottom 20001
                """, output.replace("\r\n", "\n").lines()
                .filter(line -> !line.contains("warning"))
                .reduce("", (all, line) -> all + line + "\n"));
        assertEquals(0, process.exitValue());
    }
}
