package dev.sospeso.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on companions names the versions that the build uses, and what exists. */
class CompanionsPageTest {

    /** The tools of the table by the property that has their version. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "ecj", "ecj.version", "kotlinc", "kotlin.version",
            "kotlinx.coroutines", "kotlinx-coroutines.version", "scalac", "scala.version",
            "Lombok", "lombok.version", "JaCoCo", "jacoco.version", "Mockito", "mockito.version",
            "Byte Buddy", "byte-buddy.version", "Spring AOP, CGLIB", "spring.version");

    private final Path root = Path.of(System.getProperty("basedir", ""), "..");

    @Test
    void versionsAreThoseOfTheBuild() throws Exception {
        String pom = Files.readString(root.resolve("pom.xml"));
        Map<String, String> expected = new LinkedHashMap<>();
        PROPERTIES.forEach((tool, property) -> {
            Matcher version = Pattern.compile("<" + property + ">(.*)</" + property + ">")
                    .matcher(pom);
            assertTrue(version.find(), property);
            expected.put(tool, version.group(1));
        });
        Map<String, String> rows = new LinkedHashMap<>();
        page().lines().filter(line -> line.startsWith("| ")).skip(2).forEach(line -> {
            String[] cells = line.split(" *\\| *");
            rows.put(cells[1], cells[2]);
        });
        assertEquals("17, 25", rows.remove("javac"));
        assertEquals(expected, rows);
    }

    @Test
    void linksLeadSomewhere() throws Exception {
        String page = page();
        List<String> broken = new ArrayList<>();
        Matcher link = Pattern.compile("]\\(([^)]+)\\)")
                .matcher(page.replaceAll("``.*?``|`[^`]*`", "code"));
        while (link.find()) {
            String target = link.group(1);
            boolean exists = target.startsWith("#")
                    ? page.lines().anyMatch(line -> line.startsWith("## ") && target.substring(1)
                            .equals(line.substring(3).toLowerCase().replace(' ', '-')))
                    : Files.exists(root.resolve("docs").resolve(target));
            if (!exists) {
                broken.add(target);
            }
        }
        assertEquals(List.of(), broken);
    }

    private String page() throws Exception {
        return Files.readString(root.resolve("docs/companions.md"));
    }
}
