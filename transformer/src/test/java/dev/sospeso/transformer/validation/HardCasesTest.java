package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of hard cases is whole, and names tests that exist. */
final class HardCasesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath()
            .getParent();
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void everyCaseHasATestThatExists() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Path> sources = sources();
        for (String line : Files.readAllLines(ROOT.resolve("docs/hard-cases.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                numbers.add(Integer.valueOf(row.group(1)));
                Matcher name = NAME.matcher(row.group(2));
                int named = 0;
                while (name.find()) {
                    named++;
                    if (!exists(name.group(1), sources)) {
                        missing.add(row.group(1) + " " + name.group(1));
                    }
                }
                if (named == 0) {
                    missing.add(row.group(1) + " names no test");
                }
            }
        }
        assertEquals(IntStream.rangeClosed(1, 48).boxed().toList(), numbers);
        assertEquals(List.of(), missing);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : new String[] {"transformer", "runtime"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static boolean exists(String name, List<Path> sources) throws IOException {
        if (name.contains("/")) {
            return Files.exists(ROOT.resolve(name));
        }
        String[] parts = name.split("\\.");
        for (Path source : sources) {
            if (source.getFileName().toString().equals(parts[0] + ".java")) {
                return parts.length == 1 || Pattern.compile("[ >]" + parts[1] + "\\(")
                        .matcher(Files.readString(source)).find();
            }
        }
        return false;
    }
}
