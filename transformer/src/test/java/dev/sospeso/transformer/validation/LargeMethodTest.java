package dev.sospeso.transformer.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import dev.sospeso.transformer.validation.oracle.OracleRewriter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods whose bodies pass what HotSpot compiles, or what the JVM allows. */
@Timeout(300)
final class LargeMethodTest {

    private static final String CLASS = "targets/large/LargeTarget";

    private static Map<String, byte[]> compile(String methods) {
        return new TreeMap<>(Compiler.JAVAC.compile(Map.of(CLASS + ".java", """
                package targets.large;

                import static dev.sospeso.asyncio.Asyncio.await;

                import dev.sospeso.*;
                import dev.sospeso.transformer.validation.Probe;

                public class LargeTarget {
                  static long mix(long a, long b, int c, String d) {
                    return a * 31 + b * 7 + c + d.length();
                  }
                %s}
                """.formatted(methods)), 17, true));
    }

    /** A method with many live variables, of all kinds, and awaits in statements of every shape. */
    private static String method(String name, int variables, int statements, long seed) {
        Random random = new Random(seed);
        StringBuilder code = new StringBuilder();
        for (int index = 0; index < variables; index++) {
            code.append("    int i%d = %d; long l%d = %dL; double d%d = %d.5; String s%d = \"s%d\";%n"
                    .formatted(index, index, index, index * 3, index, index, index, index));
        }
        for (int index = 0; index < statements; index++) {
            code.append("    ").append(statement(random, variables)).append('\n');
        }
        String all = IntStream.range(0, variables)
                .mapToObj(index -> "i%d + \" \" + l%d + d%d + s%d".formatted(index, index, index, index))
                .reduce((left, right) -> left + " + \",\" + " + right).orElseThrow();
        return """
                  @Async
                  public static Coroutine<Object> %s(Probe p) {
                %s    String all = %s;
                    return Coroutine.of(all);
                  }
                """.formatted(name, code, all);
    }

    private static String statement(Random random, int variables) {
        int a = random.nextInt(variables);
        int b = random.nextInt(variables);
        return switch (random.nextInt(8)) {
            case 0 -> "i%d += await(p.value(i%d + 1));".formatted(a, b);
            case 1 -> "l%d = mix(l%d, await(p.value(3L)), i%d, s%d);".formatted(a, b, a, b);
            case 2 -> "d%d = d%d / 2 + await(p.value(d%d));".formatted(a, b, b);
            case 3 -> "s%d = \"t\" + (await(p.value(s%d)).length() + i%d);".formatted(a, b, b);
            case 4 -> "try { await(p.fail(new IllegalStateException(\"e\"))); }"
                    + " catch (IllegalStateException e) { i%d ^= i%d; }".formatted(a, b);
            case 5 -> "for (int k = 0; k < 2; k++) { l%d += await(p.value(k)) + i%d; }"
                    .formatted(a, b);
            case 6 -> "{ String t = s%d; long u = l%d; await(p.value(1)); s%d = t + (u & 3); }"
                    .formatted(a, b, a);
            default -> "{ double t = d%d; await(p.value(1)); d%d = t + 1; }".formatted(a, b);
        };
    }

    private static void compare(Map<String, byte[]> classes, String... targets) throws Exception {
        Transformed transformed = new Transformed(classes);
        assertEquals(Map.of(), transformed.failures());
        Class<?> oracle = new MemoryClassLoader(OracleRewriter.rewrite(classes))
                .loadClass(CLASS.replace('/', '.'));
        Class<?> type = transformed.loader().loadClass(CLASS.replace('/', '.'));
        for (String name : targets) {
            Run expected = Run.of(oracle.getMethod(name, Probe.class), Timing.DONE);
            Method target = type.getMethod(name, Probe.class);
            for (Timing timing : Targets.timings(target)) {
                assertEquals(expected, Run.of(target, timing), name + " " + timing);
            }
        }
    }

    private static TransformResult transform(Map<String, byte[]> classes) {
        ClassFileSource source = classes::get;
        return new AsyncTransformer(source.orElse(ClassBytes::of), new TransformOptions(true, true))
                .transform(classes.get(CLASS));
    }

    private static List<Rule> rules(TransformResult result) {
        return result.diagnostics().stream().map(Diagnostic::rule).toList();
    }

    @Test
    void hundredsOfAwaitsWithManyLiveVariablesFit() throws Exception {
        Map<String, byte[]> classes = compile(method("large", 12, 400, 1) + method("small", 2, 4, 2));
        TransformResult result = transform(classes);
        assertEquals(List.of(Rule.METHOD_NOT_COMPILED), rules(result));
        compare(classes, "large", "small");
    }

    @Test
    void aBodyThatWouldNotBeCompiledIsMadeSmaller() throws Exception {
        Map<String, byte[]> classes = compile(method("middle", 6, 60, 3));
        assertEquals(List.of(), rules(transform(classes)));
        compare(classes, "middle");
    }

    @Test
    void whatCannotFitIsRefusedByNameWithTheRest() {
        Map<String, byte[]> classes = compile(method("first", 3, 900, 4)
                + method("second", 3, 950, 5) + method("third", 2, 4, 6));
        TransformResult result = transform(classes);
        assertEquals(List.of(Rule.METHOD_TOO_LARGE, Rule.METHOD_TOO_LARGE), rules(result));
        assertTrue(result.diagnostics().get(0).render().contains("first is too large"));
        assertTrue(result.diagnostics().get(1).render().contains("second is too large"));
        assertEquals(classes.get(CLASS), result.classFile());
    }

    @Test
    void aMethodThatPassesTheLimitsOfAnalysisIsRefusedByName() {
        Map<String, byte[]> classes = compile(method("huge", 12, 1200, 7));
        TransformResult result = transform(classes);
        assertEquals(List.of(Rule.METHOD_TOO_LARGE), rules(result));
        assertTrue(result.diagnostics().get(0).render().contains("huge is too large"));
    }
}
