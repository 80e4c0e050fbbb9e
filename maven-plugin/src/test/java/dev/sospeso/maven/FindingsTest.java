package dev.sospeso.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.diagnose.Severity;
import dev.sospeso.transformer.diagnose.SourcePlace;
import dev.sospeso.transformer.files.TransformReport;
import dev.sospeso.transformer.files.TransformedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    @TempDir
    private Path sources;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void writeSource() throws IOException {
        Files.createDirectories(sources.resolve("shop"));
        Files.writeString(sources.resolve("shop/Till.java"), "package shop;\n");
        Files.writeString(sources.resolve("Unnamed.java"), "\n");
    }

    @Test
    void errorsAndWarningsNameTheSourceFileWithItsLine() {
        int errors = findings(false).log(report(List.of(
                new Diagnostic(Rule.SUSPENSION_IN_MONITOR, Severity.ERROR,
                        new SourcePlace("shop.Till$Drawer", "open", "Till.java", 41), "No.", null),
                new Diagnostic(Rule.BLOCKING_CALL, Severity.WARNING,
                        new SourcePlace("Unnamed", "run", "Unnamed.java", 7), "Slow.", "await(x);")),
                List.of()));

        assertEquals(1, errors);
        assertEquals(List.of(
                "error " + sources.resolve("shop/Till.java") + ":41: [SUSPENSION_IN_MONITOR]"
                        + " shop.Till$Drawer.open(Till.java:41): No.",
                "warn " + sources.resolve("Unnamed.java") + ":7: [BLOCKING_CALL]"
                        + " Unnamed.run(Unnamed.java:7): Slow.\n    Instead: await(x);"), lines);
    }

    @Test
    void unknownFilesAndLinesAreLeftOut() {
        findings(false).log(report(List.of(
                new Diagnostic(Rule.SUSPENSION_IN_MONITOR, Severity.ERROR,
                        new SourcePlace("shop.Till", "open", null, -1), "No.", null),
                new Diagnostic(Rule.SUSPENSION_IN_MONITOR, Severity.ERROR,
                        new SourcePlace("shop.Till", "open", "Generated.java", 3), "No.", null),
                new Diagnostic(Rule.SUSPENSION_IN_MONITOR, Severity.ERROR,
                        new SourcePlace("shop.Till", "open", "Till.java", -1), "No.", null)),
                List.of()));

        assertEquals(List.of(
                "error [SUSPENSION_IN_MONITOR] shop.Till.open(Unknown Source): No.",
                "error [SUSPENSION_IN_MONITOR] shop.Till.open(Generated.java:3): No.",
                "error " + sources.resolve("shop/Till.java") + ": [SUSPENSION_IN_MONITOR]"
                        + " shop.Till.open(Till.java): No."), lines);
    }

    @Test
    void nothingTransformedIsNothingSaid() {
        findings(true).logTransformed(report(List.of(), List.of()));

        assertEquals(List.of(), lines);
    }

    @Test
    void classesAreListedOnlyIfAskedFor() {
        TransformReport report = report(List.of(), List.of(
                new TransformedClass("shop/Till.class", "shop/Till", 1, List.of()),
                new TransformedClass("shop/Till$Drawer.class", "shop/Till$Drawer", 2, List.of())));

        findings(false).logTransformed(report);
        findings(true).logTransformed(report);

        String sum = "info Transformed 3 async methods in 2 classes";
        assertEquals(List.of(sum, "info shop.Till: 1 async method",
                "info shop.Till$Drawer: 2 async methods", sum), lines);
    }

    private Findings findings(boolean verbose) {
        return new Findings(new RecordingLog(), List.of(sources.resolve("absent"), sources), verbose);
    }

    private static TransformReport report(List<Diagnostic> diagnostics,
            List<TransformedClass> transformed) {
        return new TransformReport(9, transformed, diagnostics, List.of(), List.of());
    }

    private final class RecordingLog extends SystemStreamLog {

        @Override
        public void error(CharSequence content) {
            lines.add("error " + content);
        }

        @Override
        public void warn(CharSequence content) {
            lines.add("warn " + content);
        }

        @Override
        public void info(CharSequence content) {
            lines.add("info " + content);
        }
    }
}
