package dev.sospeso.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The marked regions of the samples' sources. */
final class Sample {

    static final Path SOURCES = Path.of("src", "main", "java", "dev", "sospeso", "samples");

    private static final Path TESTS = Path.of("src", "test", "java", "dev", "sospeso", "samples");

    private static final String VERSION = "0.1.0-SNAPSHOT";

    private Sample() {
    }

    /**
     * Reads {@code File#region}: the lines between {@code region} and {@code endregion}, moved left
     * by what they share; in a POM with the version filled in.
     */
    static String region(String place) throws IOException {
        String file = place.substring(0, place.indexOf('#'));
        String name = place.substring(place.indexOf('#') + 1);
        Path path = path(file);
        List<String> lines = Files.readAllLines(path);
        int start = indexOf(lines, 0, "region " + name, place) + 1;
        int end = indexOf(lines, start, "endregion", place);
        return String.join("\n", lines.subList(start, end)).stripIndent()
                .replace("${project.version}", VERSION)
                .replace("@project.version@", VERSION) + "\n";
    }

    /** A sample's source, a test's, this module's POM, or what the plugin's tests build as its users do. */
    private static Path path(String file) {
        if (file.startsWith("it/")) {
            return Path.of("..", "maven-plugin", "src").resolve(file);
        }
        if (file.startsWith("test/")) {
            return TESTS.resolve(file.substring("test/".length()));
        }
        return file.equals("pom.xml") ? Path.of(file) : SOURCES.resolve(file);
    }

    private static int indexOf(List<String> lines, int from, String mark, String place) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("// " + mark) || line.equals("<!-- " + mark + " -->")) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + mark + " for " + place);
    }
}
