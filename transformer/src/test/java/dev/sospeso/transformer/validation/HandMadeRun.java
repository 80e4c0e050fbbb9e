package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;

/** Runs a hand-made target in every timing, and compares with what it does when its awaits block. */
final class HandMadeRun {

    /** The class of the target. */
    static final String TARGET = "targets/HandMadeTarget";

    private HandMadeRun() {
    }

    static void check(Consumer<HandMadeClass> body) throws Exception {
        check(Opcodes.V17, body);
    }

    static void check(int version, Consumer<HandMadeClass> body) throws Exception {
        check(Map.of(TARGET, HandMadeClass.of(TARGET, version, body)));
    }

    /** Several classes, one of which is the target's. */
    static void check(Map<String, byte[]> classes) throws Exception {
        Run expected = Run.of(box(new MemoryClassLoader(OracleRewriter.rewrite(
                new TreeMap<>(classes)))), Timing.DONE);
        assertFalse(expected.end().startsWith("thrown"), expected.end());
        check(expected, classes);
    }

    static void check(Run expected, Map<String, byte[]> classes) throws Exception {
        Transformed transformed = new Transformed(classes);
        assertEquals(Map.of(), transformed.failures());
        Method target = box(transformed.loader());
        for (Timing timing : Targets.timings(target)) {
            assertEquals(expected, Run.of(target, timing), timing.name());
        }
    }

    private static Method box(ClassLoader loader) throws Exception {
        return loader.loadClass(TARGET.replace('/', '.')).getMethod("box", Probe.class);
    }
}
