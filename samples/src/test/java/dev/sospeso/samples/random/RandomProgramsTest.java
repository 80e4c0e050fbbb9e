package dev.sospeso.samples.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs do, step for step, what they do on CPython. */
class RandomProgramsTest {

    private static final Path PROGRAMS = Path.of("src", "test", "resources", "conformance-random");

    /** Of {@code programs.py 1 200}, and of {@code pooled.py 1 200}. */
    @ParameterizedTest
    @ValueSource(strings = {"programs.txt", "pooled.txt"})
    void twoHundredRandomProgramsPrintWhatCpythonPrints(String file) throws IOException {
        ByteArrayOutputStream differences = new ByteArrayOutputStream();
        RandomPrograms.Compared compared = RandomPrograms.compare(
                Files.readAllLines(PROGRAMS.resolve(file)),
                new PrintStream(differences, true, StandardCharsets.UTF_8));
        assertEquals(new RandomPrograms.Compared(200, 0), compared,
                () -> differences.toString(StandardCharsets.UTF_8));
    }
}
