package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples, compiled but not transformed, run with {@code -javaagent}, and only with it. */
class TutorialAgentIT {

    @TempDir
    static Path classes;

    @BeforeAll
    static void compileWithoutTransforming() throws Exception {
        UntransformedSamples.compileInto(classes);
    }

    static Stream<String> programs() {
        return Tutorial.PARTS.stream().map(Tutorial.Part::name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void printsTheTranscriptOfTheOriginal(String name) throws Exception {
        Jvm.Ended ended = Jvm.run(List.of("-javaagent:" + Jvm.TRANSFORMER), Jvm.classPath(classes),
                "dev.sospeso.samples." + name);
        assertEquals("", ended.err());
        assertEquals(part(name).expected(), ended.out());
        assertEquals(0, ended.status());
    }

    @Test
    void withoutTheAgentTheFirstAwaitSaysWhatIsMissing() throws Exception {
        Jvm.Ended ended = Jvm.run(List.of(), Jvm.classPath(classes), "dev.sospeso.samples.FetchData");
        assertEquals(1, ended.status());
        assertTrue(ended.err().contains("java.lang.IllegalStateException"), ended.err());
        assertTrue(ended.err().contains("FetchData.program(FetchData.java:"), ended.err());
        for (String remedy : List.of("sospeso-maven-plugin", "-javaagent:", "java -jar")) {
            assertTrue(ended.err().contains(remedy), remedy + " in " + ended.err());
        }
    }

    private static Tutorial.Part part(String name) {
        return Tutorial.PARTS.stream().filter(part -> part.name().equals(name)).findFirst()
                .orElseThrow();
    }
}
