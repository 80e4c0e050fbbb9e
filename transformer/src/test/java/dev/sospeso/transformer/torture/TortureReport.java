package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rewriting did and left out. */
final class TortureReport {

    private final TortureReport whole;
    private final Map<String, List<String>> skips = new TreeMap<>();
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

    int sites() {
        return sites;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                "eligible=%d rewritten=%d (%.2f %%) sites=%d sites left out, monitor held=%d",
                eligible, rewritten, 100.0 * rewritten / Math.max(1, eligible), sites, held));
        skips.forEach((reason, methods) ->
                text.append("\nskipped, ").append(reason).append(": ").append(methods));
        return text.toString();
    }
}
