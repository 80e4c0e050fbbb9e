package dev.sospeso.transformer.torture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one run of a library's tests, or of a compiler, gave.
 *
 * @param passed the tests that passed; for a compiler, each file that it wrote, with its digest
 * @param others the lines about tests that did not pass
 * @param suspensions how often the rewritten library suspended
 * @param reached how often a probe passed a place where it would suspend
 * @param complete whether the run came to its end
 */
record Outcome(Set<String> passed, List<String> others, long suspensions, long reached,
        boolean complete) {

    static Outcome of(List<String> lines) {
        Set<String> passed = new HashSet<>();
        List<String> others = new ArrayList<>();
        long suspensions = 0;
        long reached = 0;
        boolean complete = false;
        for (String line : lines) {
            if (line.startsWith("PASSED ")) {
                passed.add(line.substring(7));
            } else if (line.startsWith("SUSPENDED ")) {
                suspensions = Long.parseLong(line.substring(10));
            } else if (line.startsWith("REACHED ")) {
                reached = Long.parseLong(line.substring(8));
            } else if (line.equals("END")) {
                complete = true;
            } else {
                others.add(line);
            }
        }
        return new Outcome(passed, others, suspensions, reached, complete);
    }

    /** The lines of this outcome that tell of a test. */
    List<String> about(Set<String> tests) {
        return others.stream().filter(line -> tests.stream().anyMatch(line::contains)).toList();
    }
}
