package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that a person reads. */
final class TortureTable {

    private static final List<String> HEAD = List.of("corpus", "mode", "variant", "JDK",
            "methods rewritten", "sites", "suspensions", "passed before", "passed after", "broken",
            "not linking", "seconds");

    private final List<List<String>> rows = new ArrayList<>();

    void add(TorturePlan.Row row, TortureReport report, Outcome after, int passedBefore,
            int broken, int unlinked, long seconds) {
        rows.add(List.of(row.corpus().label(), row.mode().name().toLowerCase(Locale.ROOT),
                row.variant().label(), Integer.toString(row.jdk().release()),
                String.format(Locale.ROOT, "%d (%.2f %%)", report.rewritten(),
                        report.percentage()),
                Integer.toString(report.sites()), Long.toString(after.suspensions()),
                Integer.toString(passedBefore), Integer.toString(after.passed().size()),
                Integer.toString(broken), Integer.toString(unlinked), Long.toString(seconds)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(HEAD, text);
        line(HEAD.stream().map(head -> "---").toList(), text);
        rows.forEach(row -> line(row, text));
        return text.toString();
    }

    private static void line(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
