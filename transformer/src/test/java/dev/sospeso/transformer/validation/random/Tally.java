package dev.sospeso.transformer.validation.random;

import java.util.Map;
import java.util.TreeMap;

/** What was counted while programs ran. */
final class Tally {

    private final Map<String, Integer> crashes = new TreeMap<>();
    private long programs;
    private long runs;
    private long points;
    private long reached;
    private long events;

    void crash(String name) {
        crashes.merge(name, 1, Integer::sum);
    }

    void program(int loggedEvents) {
        programs++;
        events += loggedEvents;
    }

    void run() {
        runs++;
    }

    void points(int written, int executed) {
        points += written;
        reached += executed;
    }

    long programs() {
        return programs;
    }

    Map<String, Integer> crashes() {
        return crashes;
    }

    /** The share of the suspension points that were executed. */
    double share() {
        return points == 0 ? 0 : (double) reached / points;
    }

    @Override
    public String toString() {
        return programs + " programs, " + runs + " runs, " + points + " suspension points, "
                + reached + " of them reached (" + Math.round(100 * share()) + " %), " + events
                + " events" + (crashes.isEmpty() ? "" : ", left out: " + crashes);
    }
}
