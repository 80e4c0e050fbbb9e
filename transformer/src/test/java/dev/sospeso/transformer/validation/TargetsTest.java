package dev.sospeso.transformer.validation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AssertionFailureBuilder;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every target, from both compilers, with and without debug information, transformed and run in every
 * timing, shows what the same code shows when its awaits block.
 */
@Timeout(300)
final class TargetsTest {

    @TestFactory
    Stream<DynamicNode> javacWithDebugInformation() {
        return tests(new Variant(Compiler.JAVAC, true));
    }

    @TestFactory
    Stream<DynamicNode> javacWithout() {
        return tests(new Variant(Compiler.JAVAC, false));
    }

    @TestFactory
    Stream<DynamicNode> ecjWithDebugInformation() {
        return tests(new Variant(Compiler.ECJ, true));
    }

    @TestFactory
    Stream<DynamicNode> ecjWithout() {
        return tests(new Variant(Compiler.ECJ, false));
    }

    /** As large methods are: their sites share what saves and restores. */
    @TestFactory
    Stream<DynamicNode> compact() {
        Variant variant = new Variant(Compiler.JAVAC, true);
        return tests(variant, new Transformed(variant.classes(),
                new CompactTransform(variant.classes())));
    }

    /** What the newest javac and ecj write for the oldest release is not what the oldest writes. */
    @TestFactory
    Stream<DynamicNode> javacForTheOldestRelease() {
        return oldest(Compiler.JAVAC);
    }

    @TestFactory
    Stream<DynamicNode> ecjForTheOldestRelease() {
        return oldest(Compiler.ECJ);
    }

    private static Stream<DynamicNode> oldest(Compiler compiler) {
        return Variant.newest() == Variant.OLDEST ? Stream.empty()
                : tests(new Variant(compiler, true, Variant.OLDEST));
    }

    private static Stream<DynamicNode> tests(Variant variant) {
        return tests(variant, variant.transformed());
    }

    private static Stream<DynamicNode> tests(Variant variant, Transformed transformed) {
        ClassLoader oracle = variant.oracle();
        ClassLoader loader = transformed.loader();
        return Targets.classes(variant.classes()).stream().map(name -> {
            Throwable failure = transformed.failures().get(name);
            return failure == null
                    ? tests(variant + " " + name, name.replace('/', '.'), oracle, loader)
                    : DynamicTest.dynamicTest(variant + " " + name, () -> {
                        throw failure;
                    });
        });
    }

    private static DynamicNode tests(String display, String name, ClassLoader oracle,
            ClassLoader loader) {
        try {
            Class<?> expected = oracle.loadClass(name);
            Class<?> type = loader.loadClass(name);
            return DynamicContainer.dynamicContainer(display, Targets.of(type).stream()
                    .map(target -> DynamicTest.dynamicTest(display + " " + target.getName(),
                            () -> compare(expected, target))));
        } catch (ClassNotFoundException | LinkageError exception) {
            return DynamicTest.dynamicTest(display, () -> {
                throw exception;
            });
        }
    }

    private static void compare(Class<?> oracle, Method target) throws Exception {
        Run expected = Run.of(Targets.expectation(oracle, target.getName()), Timing.DONE);
        List<String> wrong = new ArrayList<>();
        Run shown = expected;
        for (Timing timing : Targets.timings(target)) {
            Run run = Run.of(target, timing);
            if (!run.equals(expected)) {
                wrong.add(timing.name());
                shown = run;
            }
        }
        if (!wrong.isEmpty()) {
            throw AssertionFailureBuilder.assertionFailure()
                    .message(target.getName() + " " + wrong).expected(expected).actual(shown).build();
        }
    }
}
