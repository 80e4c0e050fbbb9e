package dev.sospeso.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.samples.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our scenarios print what CPython 3.11 prints for theirs, byte for byte. Where Java cannot or later
 * versions of CPython differ, a transcript {@code NAME.expected.sospeso} takes its place, and the
 * scenario says why.
 */
class ConformanceTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scenario.class)
    void printsWhatCpythonPrints(Scenario scenario) throws Exception {
        assertEquals(expected(scenario.name()), Transcript.of(scenario::run));
    }

    private static String expected(String name) throws IOException {
        String file = "/conformance/" + name + ".expected";
        String ours = file + ".sospeso";
        try (InputStream transcript = ConformanceTest.class.getResourceAsStream(
                ConformanceTest.class.getResource(ours) != null ? ours : file)) {
            return new String(transcript.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
