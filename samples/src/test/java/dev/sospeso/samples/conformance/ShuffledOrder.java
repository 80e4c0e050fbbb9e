package dev.sospeso.samples.conformance;

import dev.sospeso.samples.Transcript;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Scenarios on loops that run the tasks of one turn, and what has arrived from several threads, in a
 * random order. {@code order.txt} says of each scenario what that leaves of its transcript.
 */
enum ShuffledOrder {

    /** All of it, byte for byte. */
    SAME,
    /** All of its lines, in another order. */
    LINES,
    /** Not to be shuffled: it is about the order of tasks, which asyncio defines, or about times. */
    DEFINED;

    private static final String PROPERTY = "sospeso.shuffle";

    /** Runs a scenario in an order that a seed decides. */
    static String transcript(Scenario scenario, long seed) throws Exception {
        System.setProperty(PROPERTY, String.valueOf(seed));
        try {
            return Transcript.of(scenario::run);
        } finally {
            System.clearProperty(PROPERTY);
        }
    }

    /** Whether a transcript shows no more than this of shuffling. */
    boolean allows(String expected, String printed) {
        return switch (this) {
            case SAME -> printed.equals(expected);
            case LINES -> printed.lines().sorted().toList()
                    .equals(expected.lines().sorted().toList());
            case DEFINED -> true;
        };
    }

    /** Prints what order.txt must say of a scenario, as far as so many seeds can tell. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Scenario scenario = Scenario.valueOf(args[0]);
        AtomicReference<ShuffledOrder> order = new AtomicReference<>(SAME);
        Thread thread = new Thread(() -> classify(scenario, Integer.parseInt(args[1]), order));
        thread.setDaemon(true);
        thread.start();
        thread.join(10_000); // It can wait for ever when the order is another.
        out.println(scenario + " " + (thread.isAlive() ? DEFINED : order.get()));
        System.exit(0);
    }

    private static void classify(Scenario scenario, int seeds,
            AtomicReference<ShuffledOrder> order) {
        for (int seed = 1; seed <= seeds && order.get() != DEFINED; seed++) {
            try {
                String printed = transcript(scenario, seed);
                while (!order.get().allows(scenario.expected(), printed)) {
                    order.set(values()[order.get().ordinal() + 1]);
                }
            } catch (Throwable e) {
                order.set(DEFINED);
            }
        }
    }
}
