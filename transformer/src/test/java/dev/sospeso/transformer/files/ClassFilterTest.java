package dev.sospeso.transformer.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassFilterTest {

    @Test
    void takesEverythingUnlessTold() {
        assertTrue(ClassFilter.ALL.matches("a/B"));
    }

    @Test
    void excludesWinOverIncludes() {
        ClassFilter filter = new ClassFilter(List.of("a.*"), List.of("a.b.*", "*Test"));
        assertTrue(filter.matches("a/C"));
        assertTrue(filter.matches("a/c/D$E"));
        assertFalse(filter.matches("a/b/C"));
        assertFalse(filter.matches("a/CTest"));
        assertFalse(filter.matches("b/C"));
    }

    @Test
    void readsNamesAndPathsAlike() {
        assertTrue(includes("a/b/C.class", "a/b/C"));
        assertTrue(includes("a.b.C", "a/b/C"));
        assertTrue(includes("a/**", "a/b/C"));
        assertTrue(includes("**/C*.class", "a/b/Client"));
        assertTrue(includes("**/C*.class", "Client"));
        assertFalse(includes("**/C*.class", "a/XClient"));
        assertTrue(includes("a.?.C", "a/b/C"));
        assertFalse(includes("a.?.C", "a/bb/C"));
        assertFalse(includes("a.b.C", "a/b/C$D"));
        assertTrue(includes("a.b.C$*", "a/b/C$D"));
        assertFalse(includes("a.b.[C]", "a/b/C"));
    }

    private static boolean includes(String pattern, String name) {
        return new ClassFilter(List.of(pattern), List.of()).matches(name);
    }
}
