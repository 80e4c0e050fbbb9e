package dev.sospeso.transformer.torture;

import dev.sospeso.Generator;
import java.util.concurrent.atomic.LongAdder;

/** What rewritten code calls at run time: drives each generator to its end, and counts. */
public final class TortureDriver {

    private static final LongAdder SUSPENSIONS = new LongAdder();
    private static final LongAdder REACHED = new LongAdder();
    private static final int[] HITS = new int[1 << 20];

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println(report())));
    }

    private TortureDriver() {
    }

    /**
     * Counts.
     *
     * @return how often rewritten methods suspended so far
     */
    public static long suspensions() {
        return SUSPENSIONS.sum();
    }

    /**
     * Counts in a probe.
     *
     * @return how often a place was reached where a rewritten method would suspend
     */
    public static long timesReached() {
        return REACHED.sum();
    }

    /**
     * Says what was counted.
     *
     * @return one line
     */
    public static String report() {
        long reached = REACHED.sum();
        return reached > 0 ? "torture: reached " + reached + " calls"
                : "torture: suspended " + SUSPENSIONS.sum() + " times";
    }

    /** Stands in a probe wherever a rewritten method would suspend. */
    public static void reached() {
        REACHED.increment();
    }

    /**
     * Stands in every stub: runs the body, suspension by suspension, to its end.
     *
     * @param body the generator that the method has become
     * @return its result
     */
    public static Object drive(Generator<?, ?, ?> body) {
        while (body.hasNext()) {
            SUSPENSIONS.increment();
            body.next();
        }
        return body.result();
    }

    /**
     * Says whether a site suspends this time: at its hits 1, 2, 4, 8 and so on. Races between threads
     * may count a hit twice, which only moves a suspension.
     *
     * @param site the site's number
     * @return true if it suspends
     */
    public static boolean backoff(int site) {
        int index = site & HITS.length - 1;
        int hits = ++HITS[index];
        return (hits & hits - 1) == 0;
    }
}
