package dev.sospeso.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a round. */
final class Tables {

    private Tables() {
    }

    static String of(Map<String, Double> figures) {
        StringBuilder text = new StringBuilder();
        text.append("| goal | workload | limit | best peer | ours | ours / limit |"
                + " best peer / ours | all parts met |\n"
                + "| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        for (Goals.Line line : Goals.LINES) {
            line(line, figures).ifPresent(row -> text.append(row).append('\n'));
        }
        text.append("\n| goal | part | ours | compared with | ratio | wanted | |\n"
                + "| ---: | --- | ---: | ---: | ---: | ---: | --- |\n");
        for (Goal goal : Goals.ALL) {
            goal.row(figures).ifPresent(row -> text.append(row).append('\n'));
        }
        text.append("\nAll figures:\n\n```text\n");
        figures.forEach((name, value) -> text.append(name).append(' ')
                .append(Goal.number(value)).append('\n'));
        return text.append("```\n").toString();
    }

    private static Optional<String> line(Goals.Line line, Map<String, Double> figures) {
        Double limit = figures.get(line.limit());
        Double ours = figures.get(line.ours());
        Optional<String> best = line.peers().stream().filter(figures::containsKey)
                .min(Comparator.comparing(figures::get));
        if (limit == null || ours == null || best.isEmpty()) {
            return Optional.empty();
        }
        double peer = figures.get(best.get());
        List<String> parts = Goals.ALL.stream().filter(goal -> goal.number() == line.number())
                .flatMap(goal -> goal.row(figures).stream()).toList();
        long missed = parts.stream().filter(row -> row.contains("missed")).count();
        return Optional.of("| %d | %s, %s | %s | %s %s | %s | %s | %s | %s |".formatted(
                line.number(), line.what(), line.unit(), Goal.number(limit),
                Goal.peer(best.get()), Goal.number(peer), Goal.number(ours),
                Goal.number(ours / limit), Goal.number(peer / ours),
                missed == 0 ? "yes" : "no: " + missed + " of " + parts.size() + " missed"));
    }
}
