package dev.sospeso.transformer.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule has a target that breaks it, is found where it is broken, and is documented. */
class RuleCatalogueTest {

    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> findsExactlyWhatTheTargetSays() throws IOException {
        return RuleTarget.all().stream().flatMap(target -> Arrays.stream(InMemoryCompiler.values())
                .map(compiler -> dynamicTest(target + " by " + compiler, () -> {
                    String rendered = rendered(target, compiler);
                    Path actual = Path.of("target/rules", compiler.name(), target + ".txt");
                    Files.createDirectories(actual.getParent());
                    Files.writeString(actual, rendered);
                    assertEquals(target.expected(), rendered, () -> "see " + actual.toUri());
                })));
    }

    private static String rendered(RuleTarget target, InMemoryCompiler compiler) {
        return judge(target, compiler, "-g", TransformOptions.DEFAULT).stream()
                .map(finding -> (finding.isError() ? "" : "warning: ") + finding.render())
                .collect(Collectors.joining("\n"));
    }

    private static List<Diagnostic> judge(RuleTarget target, InMemoryCompiler compiler,
            String debug, TransformOptions options) {
        return target.judge(COMPILED.computeIfAbsent(compiler + debug, key -> {
            try {
                return compiler.compile(RuleTarget.files(), debug);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }), options);
    }

    @TestFactory
    Stream<DynamicTest> findsTheSameWithoutDebugInformation() throws IOException {
        return RuleTarget.all().stream().flatMap(target -> Arrays.stream(InMemoryCompiler.values())
                .map(compiler -> dynamicTest(target + " by " + compiler, () -> assertEquals(
                        rules(target, compiler, "-g"), rules(target, compiler, "-g:none")))));
    }

    private static List<Rule> rules(RuleTarget target, InMemoryCompiler compiler, String debug) {
        return judge(target, compiler, debug, TransformOptions.DEFAULT).stream()
                .map(Diagnostic::rule).sorted().toList();
    }

    @Test
    void droppedCoroutinesAreWarningsIfTheCallerWants() throws IOException {
        TransformOptions loose = new TransformOptions(false, false);
        int found = 0;
        for (RuleTarget target : RuleTarget.all()) {
            for (Diagnostic each : judge(target, InMemoryCompiler.JAVAC, "-g", loose)) {
                found += each.rule() == Rule.UNAWAITED_COROUTINE ? 1 : 0;
                assertEquals(each.isError(), each.rule() != Rule.UNAWAITED_COROUTINE
                        && each.rule().severity() == Severity.ERROR, each::render);
            }
        }
        assertTrue(found > 0);
    }

    @Test
    void everyGroupOfTargetsIsARuleOrValidCode() throws IOException {
        for (RuleTarget target : RuleTarget.all()) {
            assertTrue(target.group().equals("valid") || Rule.valueOf(target.group()) != null);
        }
    }
}
