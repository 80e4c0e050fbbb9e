package dev.sospeso.transformer.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/rules.md: the wrong ones break their rule alone, the right ones none. */
class RuleDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/rules.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("(Wrong|Right):\n\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Set<Rule> WITHOUT_EXAMPLE = EnumSet.of(Rule.SUBROUTINE_CODE,
            Rule.UNKNOWN_CLOSE_SHAPE, Rule.MISSING_STACK_MAPS, Rule.INVALID_CLASS_FILE,
            Rule.TRANSFORMED_BY_OTHER_VERSION, Rule.UNSUPPORTED_CLASS_VERSION,
            Rule.METHOD_TOO_LARGE, Rule.METHOD_NOT_COMPILED);

    /** What the examples take for granted. */
    private static final String LIBRARY = """
            import dev.sospeso.*;
            import java.util.List;

            class Library {
                String text = "";

                static Coroutine<String> fetch(String url) {
                    return Coroutine.of(url);
                }

                static AsyncGenerator<String, Void> pages(List<String> urls) {
                    return null;
                }
            }
            """;
    private static final String HEAD = """
            import static dev.sospeso.asyncio.Asyncio.*;

            import dev.sospeso.*;
            import dev.sospeso.asyncio.Asyncio;
            import dev.sospeso.asyncio.Condition;
            import dev.sospeso.asyncio.Lock;
            import java.util.*;
            import java.util.concurrent.CompletableFuture;

            class %s extends Library {
            %s
            }
            """;

    @Test
    void hasAHeadingForEachRuleInOrderAndNoOther() throws IOException {
        List<String> headings = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();
        assertEquals(Arrays.stream(Rule.values()).map(Rule::name).toList(), headings);
    }

    @Test
    void tellsTheSeverityFirst() throws IOException {
        for (Rule rule : Rule.values()) {
            String severity = rule.severity().name();
            assertTrue(section(rule).strip().toUpperCase().startsWith(severity), rule.name());
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongExamplesBreakTheirRuleAndRightOnesNone(@TempDir Path directory)
            throws IOException {
        List<Path> sources = new ArrayList<>(RuleTarget.files().stream()
                .filter(file -> file.toString().contains("stubs")).toList());
        sources.add(Files.writeString(directory.resolve("Library.java"), LIBRARY));
        List<RuleTarget> examples = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            Matcher example = EXAMPLE.matcher(section(rule));
            while (example.find()) {
                String name = rule.name() + "_" + example.group(1);
                Path file = directory.resolve(name + ".java");
                Files.writeString(file, HEAD.formatted(name, example.group(2)));
                sources.add(file);
                examples.add(new RuleTarget(file));
            }
        }
        Map<String, byte[]> classFiles = InMemoryCompiler.JAVAC.compile(sources, "-g");
        return examples.stream().map(example -> dynamicTest(example.className(), () ->
                assertEquals(expected(example), rules(example, classFiles))));
    }

    private static String expected(RuleTarget example) {
        String name = example.className();
        return name.endsWith("_Wrong") ? name.replace("_Wrong", "") : "";
    }

    private static String rules(RuleTarget example, Map<String, byte[]> classFiles) {
        return example.judge(classFiles, TransformOptions.DEFAULT).stream().map(Diagnostic::rule)
                .map(Rule::name).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    @Test
    void everyRuleThatSourceCanBreakHasOneExampleOfEach() throws IOException {
        for (Rule rule : Rule.values()) {
            List<String> kinds = EXAMPLE.matcher(section(rule)).results()
                    .map(found -> found.group(1)).toList();
            assertEquals(WITHOUT_EXAMPLE.contains(rule) ? List.of() : List.of("Wrong", "Right"),
                    kinds, rule.name());
        }
    }

    private static String section(Rule rule) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf("## " + rule.name() + "\n") + rule.name().length() + 4;
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end < 0 ? text.length() : end) + "\n";
    }
}
