package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validation targets, with JaCoCo's probes put in before and after the transformer: they do the
 * same, and the lines that are covered are those that run where awaits block.
 */
@ParameterizedClass
@MethodSource("compilers")
final class JacocoTargetsTest {

    private final Map<String, String> sources;
    private final Map<String, byte[]> classes;
    private Map<String, Run> expected;
    private Map<String, Boolean> lines;

    JacocoTargetsTest(Compiler compiler) {
        sources = Sources.of(compiler, Variant.newest());
        sources.keySet().removeIf(name -> name.startsWith("targets/generated/"));
        classes = compiler.compile(sources, Variant.newest(), true);
    }

    /** Of ecj only if the slow tests run. */
    static List<Compiler> compilers() {
        return System.getProperty("companions.excluded", "").equals("slow")
                ? List.of(Compiler.JAVAC) : List.of(Compiler.values());
    }

    @BeforeEach
    void runWhereAwaitsBlock() {
        try (Coverage coverage = new Coverage()) {
            expected = run(new MemoryClassLoader(
                    OracleRewriter.rewrite(coverage.instrument(classes))), true);
            lines = linesBut(coverage.lines(classes));
        }
        assertTrue(lines.containsValue(true) && lines.containsValue(false));
    }

    @Test
    void probesBeforeTheTransformer() {
        try (Coverage coverage = new Coverage()) {
            Transformed transformed = new Transformed(coverage.instrument(classes));
            assertEquals(Map.of(), transformed.failures());
            assertEquals(expected, run(transformed.loader(), false));
            assertEquals(lines, linesBut(coverage.lines(classes)));
        }
    }

    /** Where an await throws, its line counts: the test for "not there yet" has run. */
    @Test
    void probesAfterTheTransformer() {
        try (Coverage coverage = new Coverage()) {
            Map<String, byte[]> transformed = new Transformed(classes).classes();
            assertEquals(expected,
                    run(new MemoryClassLoader(coverage.instrument(transformed)), false));
            Map<String, Boolean> covered = linesBut(coverage.lines(transformed));
            assertEquals(lines.keySet(), covered.keySet());
            covered.forEach((line, run) -> {
                if (!run.equals(lines.get(line))) {
                    assertTrue(run && source(line).matches(".*(await|yield).*"), line);
                }
            });
        }
    }

    private String source(String line) {
        String name = line.replaceAll("[$:].*", "") + ".java";
        int number = Integer.parseInt(line.substring(line.indexOf(':') + 1));
        return sources.get(name).lines().skip(number - 1).findFirst().orElseThrow();
    }

    /** Without the class whose targets are compared with others, written out by hand. */
    private static Map<String, Boolean> linesBut(Map<String, Boolean> lines) {
        lines.keySet().removeIf(line -> line.startsWith("targets/resources/"));
        return lines;
    }

    private Map<String, Run> run(ClassLoader loader, boolean oracle) {
        Map<String, Run> runs = new TreeMap<>();
        for (String name : Targets.classes(classes)) {
            try {
                Class<?> type = loader.loadClass(name.replace('/', '.'));
                for (Method target : Targets.of(type)) {
                    Method run = oracle ? Targets.expectation(type, target.getName()) : target;
                    runs.put(name + "." + target.getName(), Run.of(run, timing(target, oracle)));
                }
            } catch (ReflectiveOperationException exception) {
                throw new AssertionError(exception);
            }
        }
        return runs;
    }

    private static Timing timing(Method target, boolean oracle) {
        return oracle ? Timing.DONE
                : Targets.timings(target).contains(Timing.LATER) ? Timing.LATER : Timing.LOOP_LATER;
    }
}
