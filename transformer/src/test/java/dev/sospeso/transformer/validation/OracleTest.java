package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The oracle itself: both compilers' plain code must show the same, and must show something. */
@Timeout(300)
final class OracleTest {

    @TestFactory
    Stream<DynamicTest> compilersAgree() {
        ClassLoader javac = new Variant(Compiler.JAVAC, true).oracle();
        ClassLoader ecj = new Variant(Compiler.ECJ, false).oracle();
        return Targets.classes(new Variant(Compiler.ECJ, false).classes()).stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> agree(name, javac, ecj)));
    }

    private static void agree(String name, ClassLoader first, ClassLoader second) throws Exception {
        List<String> differences = new ArrayList<>();
        List<Method> targets = Targets.of(first.loadClass(name.replace('/', '.')));
        assertFalse(targets.isEmpty(), "a class without targets");
        for (Method target : targets) {
            if (!Targets.expectation(target.getDeclaringClass(), target.getName()).equals(target)) {
                continue;
            }
            Method other = second.loadClass(name.replace('/', '.'))
                    .getMethod(target.getName(), Probe.class);
            Run expected = Run.of(target, Timing.DONE);
            Run run = Run.of(other, Timing.DONE);
            if (!expected.equals(run)) {
                differences.add(target.getName() + ": " + expected + "\n     " + run);
            }
            if (expected.events().isEmpty() && expected.end().equals("null")) {
                differences.add(target.getName() + " shows nothing");
            }
            if (expected.end().contains("not transformed")) {
                differences.add(target.getName() + ": " + expected.end());
            }
        }
        assertEquals("", String.join("\n", differences));
    }
}
