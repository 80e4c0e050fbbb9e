package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README quotes samples word for word, and their output as they print it. */
class ReadmeTest {

    private static final String PACKAGE = "dev.sospeso.samples.";

    private final Readme readme = Readme.read();

    @Test
    void everyBlockSaysWhereItComesFrom() {
        List<String> strays = readme.blocks().stream()
                .filter(block -> !block.language().equals("sh") && block.mark() == null)
                .map(block -> "line " + block.line())
                .toList();
        assertEquals(List.of(), strays);
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsQuotedWordForWord() {
        return readme.marked("sample").map(block -> DynamicTest.dynamicTest(block.mark(),
                () -> assertEquals(Sample.region(block.argument()), block.text())));
    }

    @TestFactory
    Stream<DynamicTest> everyOutputIsWhatTheSamplePrints() {
        return readme.marked("output").map(block -> DynamicTest.dynamicTest(block.mark(),
                () -> assertEquals(block.text(), output(block.argument()))));
    }

    /** Runs the class's {@code main}. */
    private static String output(String className) throws Exception {
        Method main = Class.forName(PACKAGE + className).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        return Transcript.of(() -> main.invoke(null, (Object) new String[0]))
                .replace(System.lineSeparator(), "\n");
    }

    @Test
    void everyProgramOfTheGuideIsInTheGuide() throws IOException {
        String quoted = readme.marked("sample").map(Readme.Block::argument)
                .collect(Collectors.joining("\n"));
        try (Stream<Path> programs = Files.list(Sample.SOURCES.resolve("guide"))) {
            programs.map(program -> program.getFileName().toString())
                    .filter(name -> !name.equals("package-info.java"))
                    .forEach(name -> assertTrue(quoted.contains("guide/" + name), name));
        }
    }

    @Test
    void twoCommandsHoldsTwoShellBlocksOfOneCommandEach() {
        List<Readme.Block> commands = readme.section("Two commands").stream()
                .filter(block -> block.language().equals("sh"))
                .toList();
        assertEquals(2, commands.size());
        for (Readme.Block command : commands) {
            assertEquals(1, command.text().lines().count(), command.text());
            assertTrue(command.text().startsWith("mvn "), command.text());
        }
        assertEquals(2, readme.blocks().stream()
                .filter(block -> block.language().equals("sh")).count());
    }

    @Test
    void everyLinkWithinTheRepositoryLeadsToAFile() {
        for (String link : readme.links()) {
            if (!link.contains(":") && !link.startsWith("#")) {
                Path target = Readme.PATH.resolveSibling(link.replaceFirst("#.*", ""));
                assertTrue(Files.exists(target), link);
            }
        }
        assertFalse(readme.links().isEmpty());
    }
}
