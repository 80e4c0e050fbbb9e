package dev.sospeso.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.samples.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our scenarios print what CPython prints for theirs, byte for byte. */
class ConformanceTest {

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void printsWhatCpythonPrints(Scenario scenario) throws Exception {
        assertEquals(expected(scenario.name()), Transcript.of(scenario::run));
    }

    private static String expected(String name) throws IOException {
        String file = "/conformance/" + name + ".expected";
        try (InputStream transcript = ConformanceTest.class.getResourceAsStream(file)) {
            return new String(transcript.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
