package dev.sospeso.transformer.diagnose;

import java.util.ArrayList;
import java.util.List;

/**
 * All findings of one run, for a person to read. Immutable.
 *
 * @param diagnostics the findings, in the order in which they are shown
 */
public record Report(List<Diagnostic> diagnostics) {

    /**
     * Copies the findings.
     *
     * @param diagnostics the findings
     */
    public Report {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Counts what forbids to use the classes.
     *
     * @return the number of errors
     */
    public long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    /**
     * Counts what is only doubtful.
     *
     * @return the number of warnings
     */
    public long warnings() {
        return diagnostics.size() - errors();
    }

    /**
     * Formats the counts.
     *
     * @return for example {@code 2 errors, 1 warning}
     */
    public String summary() {
        return count(errors(), "error") + ", " + count(warnings(), "warning");
    }

    /**
     * Formats everything: each finding below a word that tells its severity, the counts at the end.
     *
     * @return the text, lines separated by a newline, none at the end; empty without findings
     */
    public String render() {
        if (diagnostics.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            lines.add((diagnostic.isError() ? "error: " : "warning: ") + diagnostic.render());
        }
        lines.add(summary());
        return String.join("\n", lines);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
