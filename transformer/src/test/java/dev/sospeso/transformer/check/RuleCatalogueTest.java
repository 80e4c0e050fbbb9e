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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule has a target that breaks it, and is found there. */
class RuleCatalogueTest {

    /** What {@code StageFindingsTest} shows, since no source can break it for the checks. */
    private static final Set<Rule> OF_OTHER_STAGES = EnumSet.of(Rule.UNSUPPORTED_CLASS_VERSION,
            Rule.INVALID_CLASS_FILE, Rule.METHOD_TOO_LARGE, Rule.METHOD_NOT_COMPILED,
            Rule.MISSING_STACK_MAPS, Rule.TRANSFORMED_BY_OTHER_VERSION);
    /** What no compiler of today emits; {@code HandMadeCodeTest} shows it. */
    private static final Set<Rule> OF_HAND_MADE_CODE =
            EnumSet.of(Rule.SUBROUTINE_CODE, Rule.UNKNOWN_CLOSE_SHAPE);

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

    @TestFactory
    Stream<DynamicTest> everyRuleHasATargetThatBreaksItAlone() {
        return EnumSet.allOf(Rule.class).stream()
                .filter(rule -> !OF_OTHER_STAGES.contains(rule) && !OF_HAND_MADE_CODE.contains(rule))
                .map(rule -> dynamicTest(rule.name(), () -> {
                    List<RuleTarget> targets = RuleTarget.all().stream()
                            .filter(target -> target.group().equals(rule.name())).toList();
                    assertTrue(!targets.isEmpty(), "no target in src/test/rules/" + rule);
                    for (RuleTarget target : targets) {
                        assertEquals(Set.of(rule), new HashSet<>(
                                rules(target, InMemoryCompiler.JAVAC, "-g")), target.toString());
                    }
                }));
    }

    @Test
    void everyGroupOfTargetsIsARuleOrValidCode() throws IOException {
        for (RuleTarget target : RuleTarget.all()) {
            assertTrue(target.group().equals("valid") || Rule.valueOf(target.group()) != null);
        }
    }
}
