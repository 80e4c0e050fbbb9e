package dev.sospeso.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table from asyncio to Sospeso is complete, and promises nothing that is not there. */
class AsyncioTableTest {

    private static final Path TABLE = Path.of("..", "docs", "asyncio-table.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Set<String> THERE = Set.of("same", "spelled", "different");
    private static final Set<String> NOT_THERE = Set.of("later", "not");
    private static final List<String> PACKAGES = List.of("dev.sospeso.", "dev.sospeso.asyncio.",
            "dev.sospeso.asyncio.process.", "dev.sospeso.asyncio.testing.",
            "dev.sospeso.asyncio.net.", "dev.sospeso.asyncio.monitor.");

    /** A row: its cells from the first. */
    record Row(String python, String ours, String how) {
        List<String> names() {
            return NAME.matcher(ours).results().map(name -> name.group(1)).toList();
        }
    }

    private final List<Row> rows = rows();

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyNameOfSospesoIsThere() {
        List<String> missing = rows.stream().filter(row -> THERE.contains(row.how()))
                .flatMap(row -> row.names().stream()).filter(name -> !exists(name)).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void whatIsSaidToBeMissingIsMissing() {
        for (Row row : rows) {
            assertTrue(THERE.contains(row.how()) || NOT_THERE.contains(row.how()), row.toString());
            if (NOT_THERE.contains(row.how())) {
                assertEquals("—", row.ours(), row.toString());
                List<String> there = NAME.matcher(row.python()).results()
                        .map(name -> name.group(1)).filter(name -> name.matches("[A-Z]\\w+"))
                        .filter(AsyncioTableTest::exists).toList();
                assertEquals(List.of(), there, row.toString());
            }
        }
    }

    /** Of the module, and of the documentation's index of methods. */
    @ParameterizedTest
    @ValueSource(strings = {"/asyncio-all.txt", "/asyncio-index.txt"})
    void everyNameOfAsyncioHasARow(String list) throws IOException {
        Set<String> listed = rows.stream().map(Row::python)
                .flatMap(python -> NAME.matcher(python).results().map(MatchResult::group))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        try (InputStream all = AsyncioTableTest.class.getResourceAsStream(list)) {
            new String(all.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(name -> !listed.contains("`" + name + "`"))
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    /** {@code Class} or {@code Class.member}, public. */
    private static boolean exists(String name) {
        int dot = name.indexOf('.');
        String simpleName = dot < 0 ? name : name.substring(0, dot);
        for (String inPackage : PACKAGES) {
            try {
                Class<?> type = Class.forName(inPackage + simpleName);
                return Modifier.isPublic(type.getModifiers())
                        && (dot < 0 || hasMember(type, name.substring(dot + 1)));
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        return false;
    }

    private static boolean hasMember(Class<?> type, String name) {
        return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(name))
                || Stream.of(type.getFields()).anyMatch(field -> field.getName().equals(name));
    }
}
