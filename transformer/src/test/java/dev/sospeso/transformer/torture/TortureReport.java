package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a rewriting did and left out. */
final class TortureReport {

    /** HotSpot compiles no larger method. */
    static final int COMPILED_SIZE = 8000;

    private final TortureReport whole;
    private final Map<String, List<String>> skips = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Double> growth = new ArrayList<>();
    private final List<String> large = new ArrayList<>();
    private long before;
    private long after;
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
        whole.growth.addAll(growth);
        whole.large.addAll(large);
        whole.before += before;
        whole.after += after;
        skips.forEach((reason, methods) -> methods.forEach(name -> whole.skip(reason, name)));
    }

    /** Notes the size of a method's code and of its body. */
    void grown(String method, int code, int body) {
        growth.add((double) body / code);
        before += code;
        after += body;
        if (body > COMPILED_SIZE) {
            large.add(method + " " + code + " to " + body);
        }
    }

    private String growth() {
        List<Double> sorted = growth.stream().sorted().toList();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "\ncode: bytes=%d, bodies=%d (%.2f times as many), growth of a method:",
                before, after, (double) after / before));
        for (int percent : new int[] {50, 90, 95, 99, 100}) {
            text.append(String.format(Locale.ROOT, " p%d=%.2f", percent,
                    sorted.get((sorted.size() - 1) * percent / 100)));
        }
        return text.append("\nover ").append(COMPILED_SIZE).append(" bytes: methods=")
                .append(large.size()).append(' ').append(large).toString();
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

    int eligibleMethods() {
        return eligible;
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
        if (!growth.isEmpty()) {
            text.append(growth());
        }
        failures.forEach(failure -> text.append("\nFAILED ").append(failure));
        return text.toString();
    }
}
