package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Each package knows only those below it: {@code dev.sospeso}, then {@code dev.sospeso.asyncio}, then
 * its subpackages, which do not know each other. Read from the class files.
 */
final class LayeringTest {

    private static final String LANGUAGE = "dev.sospeso";
    private static final String ASYNCIO = "dev.sospeso.asyncio";

    private static Set<String> below(String name) {
        return switch (name) {
            case LANGUAGE -> Set.of();
            case ASYNCIO -> Set.of(LANGUAGE);
            default -> Set.of(LANGUAGE, ASYNCIO);
        };
    }

    @Test
    void noPackageKnowsOneAboveOrBesideIt() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Path file : RuntimeClasses.files()) {
            String name = RuntimeClasses.nameOf(file);
            String own = RuntimeClasses.packageOf(name);
            seen.add(own);
            for (String other : RuntimeClasses.packagesMentioned(file)) {
                if (!other.equals(own) && !below(own).contains(other)) {
                    wrong.add(name + " refers to " + other);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen.containsAll(Set.of(LANGUAGE, ASYNCIO)), seen.toString());
    }
}
