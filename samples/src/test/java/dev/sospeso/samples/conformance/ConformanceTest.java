package dev.sospeso.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.samples.Transcript;
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
        assertEquals(scenario.expected(), Transcript.of(scenario::run));
    }
}
