package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which combinations of corpus, mode, JDK and variant are run. */
final class TorturePlan {

    /** One combination. */
    record Row(Corpus corpus, TortureMode mode, Variant variant, Jdk jdk) {

        @Override
        public String toString() {
            return corpus.label() + " " + mode.name().toLowerCase(Locale.ROOT) + " "
                    + variant.label() + " JDK " + jdk.release();
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private TorturePlan() {
    }

    /** The part that each build runs: two libraries, before each call, on the JDK at hand. */
    static List<Row> quick(Jdk jdk) {
        TorturePlan plan = new TorturePlan();
        plan.add(Variant.PUBLISHED, jdk, TortureMode.CALLS, Corpus.CSV, Corpus.LANG31);
        return plan.rows;
    }

    /** Everything: all corpora on each JDK, and each variant on the newest one. */
    static List<Row> full(List<Jdk> jdks) {
        TorturePlan plan = new TorturePlan();
        for (Jdk jdk : jdks) {
            for (TortureMode mode : List.of(TortureMode.CALLS, TortureMode.INSNS)) {
                plan.add(Variant.PUBLISHED, jdk, mode, Corpus.CSV, Corpus.LANG31,
                        Corpus.COLLECTIONS4);
            }
            plan.add(Variant.PUBLISHED, jdk, TortureMode.BACKOFF, Corpus.COMPRESS, Corpus.SCALA);
        }
        Jdk newest = jdks.get(jdks.size() - 1);
        plan.add(Variant.POISONED, newest, TortureMode.CALLS, Corpus.COLLECTIONS4);
        plan.add(Variant.POISONED, newest, TortureMode.INSNS, Corpus.CSV, Corpus.LANG31);
        plan.add(Variant.POISONED, newest, TortureMode.BACKOFF, Corpus.SCALA);
        plan.add(Variant.STRIPPED, newest, TortureMode.CALLS, Corpus.CSV, Corpus.LANG31,
                Corpus.COLLECTIONS4);
        plan.add(Variant.INTERPRETED, newest, TortureMode.CALLS, Corpus.LANG31);
        plan.add(Variant.COMPILED, newest, TortureMode.CALLS, Corpus.CSV);
        plan.add(Variant.RELEASE17, newest, TortureMode.CALLS, Corpus.CSV, Corpus.LANG31,
                Corpus.COLLECTIONS4);
        // The sources of collections4 do not compile there: List has got an addFirst of its own.
        plan.add(Variant.NEWEST, newest, TortureMode.CALLS, Corpus.CSV, Corpus.LANG31);
        return plan.rows;
    }

    private void add(Variant variant, Jdk jdk, TortureMode mode, Corpus... corpora) {
        for (Corpus corpus : corpora) {
            rows.add(new Row(corpus, mode, variant, jdk));
        }
    }

    /** The rows that the system properties {@code torture.corpus, .mode, .variant, .jdk} let pass. */
    static List<Row> chosen(List<Row> rows) {
        return rows.stream().filter(row -> chooses("corpus", row.corpus().label())
                && chooses("mode", row.mode().name().toLowerCase(Locale.ROOT))
                && chooses("variant", row.variant().label())
                && chooses("jdk", Integer.toString(row.jdk().release()))).toList();
    }

    private static boolean chooses(String property, String value) {
        String chosen = System.getProperty("torture." + property, "");
        return chosen.isEmpty() || Arrays.asList(chosen.split(",")).contains(value);
    }
}
