package dev.sospeso.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our scenarios print what CPython 3.11 prints for theirs, byte for byte. Where later versions of
 * CPython mended a rule, a transcript {@code NAME.expected.sospeso} takes its place, and the scenario
 * says why.
 */
class ConformanceTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final List<String> PORTED =
            Arrays.stream(Scenario.values()).map(Enum::name).toList();

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scenario.class)
    void printsWhatCpythonPrints(Scenario scenario) throws Exception {
        ByteArrayOutputStream differences = new ByteArrayOutputStream();
        assertTrue(scenario.passes(new PrintStream(differences, true, StandardCharsets.UTF_8)),
                () -> differences.toString(StandardCharsets.UTF_8));
    }

    /** Of the list of names, which nobody shortens by accident. */
    @Test
    void all107OfThe107ScenariosArePorted() throws IOException {
        List<String> names = Files.readAllLines(RESOURCES.resolve("conformance/names.txt"));
        assertEquals(107, names.stream().distinct().count());
        assertEquals(List.of(), names.stream().filter(name -> !PORTED.contains(name)).toList());
    }

    @Test
    void everyOriginalIsPortedAndEveryPortHasItsOriginal() throws IOException {
        try (Stream<Path> given = Files.list(RESOURCES.resolve("conformance"));
                Stream<Path> more = Files.list(RESOURCES.resolve("conformance-more"))) {
            List<String> originals = Stream.concat(given, more)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".py"))
                    .map(name -> name.substring(0, name.length() - ".py".length()))
                    .sorted().toList();
            assertEquals(PORTED.stream().sorted().toList(), originals);
        }
    }

    /** Of a rule that a later version of CPython mended. */
    @Test
    void everyTranscriptOfOurOwnIsExplainedInTheTableFromAsyncio() throws IOException {
        String table = Files.readString(Path.of("..", "docs", "asyncio-table.md"));
        List<String> explained = Pattern.compile("\\| gh-.*\\| `(\\w+)` \\|").matcher(table).results()
                .map(rule -> rule.group(1)).sorted().toList();
        try (Stream<Path> given = Files.list(RESOURCES.resolve("conformance"));
                Stream<Path> more = Files.list(RESOURCES.resolve("conformance-more"))) {
            List<String> ours = Stream.concat(given, more)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".expected.sospeso"))
                    .map(name -> name.substring(0, name.indexOf('.'))).sorted().toList();
            assertEquals(explained, ours);
        }
    }
}
