package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The conformance scenarios, compiled but not transformed, run with {@code -javaagent}. */
class ConformanceAgentIT {

    @Test
    @Timeout(300)
    void printsWhatCpythonPrints(@TempDir Path classes) throws Exception {
        UntransformedSamples.compileInto(classes);
        UntransformedSamples.compileScenariosInto(classes);
        Jvm.Ended ended = Jvm.run(List.of("-javaagent:" + Jvm.TRANSFORMER),
                Jvm.classPath(classes) + File.pathSeparator + Path.of("src", "test", "resources")
                        + File.pathSeparator + Path.of("src", "main", "resources"),
                "dev.sospeso.samples.conformance.ConformanceMain");
        assertTrue(ended.out().matches("\\d+ scenarios, different: \\[]\n"),
                ended.out() + ended.err());
        assertEquals(0, ended.status());
    }
}
