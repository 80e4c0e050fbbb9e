package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a rewriting did and left out. */
final class TortureReport {

    private final TortureReport whole;
    private final Map<String, List<String>> skips = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int eligible;
    private int rewritten;
    private int sites;
    private int held;

    TortureReport() {
        this(null);
    }

    private TortureReport(TortureReport whole) {
        this.whole = whole;
    }

    /** Counts for one class, which are dropped unless they are committed. */
    TortureReport attempt() {
        return new TortureReport(this);
    }

    void commit() {
        whole.eligible += eligible;
        whole.rewritten += rewritten;
        whole.sites += sites;
        whole.held += held;
        skips.forEach((reason, methods) -> methods.forEach(name -> whole.skip(reason, name)));
    }

    void eligible() {
        eligible++;
    }

    void rewritten(int newSites, int heldSites) {
        rewritten++;
        sites += newSites;
        held += heldSites;
    }

    void skip(String reason, String method) {
        skips.computeIfAbsent(reason, key -> new ArrayList<>()).add(method);
    }

    /** Notes a class that should have been rewritten, and stays as it was. */
    void failed(String entry, String why) {
        failures.add(entry + ": " + why);
    }

    int rewritten() {
        return rewritten;
    }

    int sites() {
        return sites;
    }

    /** How many of a hundred eligible methods were rewritten. */
    double percentage() {
        return eligible == 0 ? 100 : 100.0 * rewritten / eligible;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "methods eligible=%d rewritten=%d (%.2f %%) sites=%d", eligible, rewritten,
                percentage(), sites));
        text.append("\nskipped, monitor held: sites=").append(held);
        skips.forEach((reason, methods) -> text.append("\nskipped, ").append(reason)
                .append(": methods=").append(methods.size()).append(' ').append(methods));
        failures.forEach(failure -> text.append("\nFAILED ").append(failure));
        return text.toString();
    }
}
