package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * The plans of some targets, and the sizes of what is emitted for them, as they were when they were
 * last looked at. A change for the better is taken over by copying the new text.
 */
@Timeout(300)
final class SnapshotTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    private static final Map<String, byte[]> CLASSES =
            Compiler.JAVAC.compile(Sources.in("java17"), 17, true);

    @ParameterizedTest
    @CsvSource({
        "controlflow, LoopTarget, threeDeep",
        "controlflow, LoopTarget, forHeader",
        "controlflow, SwitchTarget, expressionWithStack",
        "controlflow, TailTarget, countDown",
        "tryfinally, CatchTarget, retryLoop",
        "tryfinally, FinallyTarget, returnThroughThree",
        "spilling, OperandTarget, everyArgumentKind",
        "spilling, LocalsTarget, everyKind",
        "news, NewTarget, nested",
        "resources, ResourceTarget, twoResources",
        "generators, GeneratorTarget, numbers",
        "generators, AsyncGeneratorTarget, filter",
        "awaiteach, AwaitEachTarget, awaitInBody",
    })
    void planAndSizesAreAsTheyWere(String folder, String target, String method)
            throws IOException, AnalyzerException {
        String text = new MethodSnapshot(CLASSES, "targets/" + folder + "/" + target, method).text();
        Path file = Path.of(target, method + ".txt");
        Path expected = MODULE.resolve("src/test/snapshots").resolve(file);
        Path actual = MODULE.resolve("target/snapshots").resolve(file);
        String known = Files.exists(expected)
                ? Files.readString(expected).replace("\r\n", "\n") : "";
        if (!known.equals(text)) {
            Files.createDirectories(actual.getParent());
            Files.writeString(actual, text);
        }
        assertEquals(known, text, () -> "expected " + expected.toAbsolutePath() + ", actual "
                + actual.toAbsolutePath());
    }
}
