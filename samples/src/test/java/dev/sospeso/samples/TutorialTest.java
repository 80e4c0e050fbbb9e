package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tutorial's programs, transformed at build, print what their originals print. */
class TutorialTest {

    static List<Tutorial.Part> parts() {
        return Tutorial.PARTS;
    }

    @ParameterizedTest
    @MethodSource("parts")
    void printsTheTranscriptOfTheOriginal(Tutorial.Part part) throws Exception {
        assertEquals(part.expected(), Transcript.of(part.program()));
    }

    @Test
    void hasTheEightProgramsAndTheOneForHttp() {
        assertEquals(9, Tutorial.PARTS.size());
    }
}
