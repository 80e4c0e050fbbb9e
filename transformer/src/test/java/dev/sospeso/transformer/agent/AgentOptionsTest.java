package dev.sospeso.transformer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

    @Test
    void hasDefaults() {
        for (String none : new String[] {null, "", " , "}) {
            AgentOptions options = AgentOptions.parse(none);
            assertTrue(options.filter().matches("a/B"));
            assertFalse(options.strict());
            assertFalse(options.verbose());
            assertTrue(options.failOnUnawaited());
            assertNull(options.dump());
            assertEquals(List.of(), options.warnings());
        }
    }

    @Test
    void readsPairs() {
        AgentOptions options = AgentOptions.parse("includes=a.*:b.C, excludes=a.X:*Test,strict=true,"
                + "verbose,failOnUnawaited=false,dump=some/dir");
        assertTrue(options.filter().matches("a/B"));
        assertTrue(options.filter().matches("b/C"));
        assertFalse(options.filter().matches("a/X"));
        assertFalse(options.filter().matches("a/BTest"));
        assertFalse(options.filter().matches("c/D"));
        assertTrue(options.strict());
        assertTrue(options.verbose());
        assertFalse(options.failOnUnawaited());
        assertEquals(Path.of("some/dir").toAbsolutePath(), options.dump());
        assertEquals(List.of(), options.warnings());
    }

    @Test
    void warnsOfWhatItDoesNotKnow() {
        AgentOptions options = AgentOptions.parse("include=a.*,strict=yes,dump=\0");
        assertEquals(3, options.warnings().size(), options.warnings().toString());
        assertTrue(options.warnings().get(0).contains("'include'"));
        assertTrue(options.warnings().get(1).contains("'strict=yes'"));
        assertTrue(options.warnings().get(2).contains("dump"));
        assertTrue(options.filter().matches("c/D"));
        assertFalse(options.strict());
        assertNull(options.dump());
    }
}
