package dev.sospeso.transformer.torture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tests that may fail on rewritten libraries, each with its reason: what they look at is the
 * depth of the Java stack, the text of a stack trace, the time, or the list of declared methods.
 */
final class AllowedFailures {

    /** A test whose id contains a text. */
    private record Allowed(Corpus corpus, String id, String reason) {
    }

    private static final List<Allowed> ALL = List.of();

    private AllowedFailures() {
    }

    /** The broken tests that no reason allows. */
    static Set<String> withoutReason(Corpus corpus, Set<String> broken) {
        Set<String> left = new TreeSet<>(broken);
        left.removeIf(id -> ALL.stream().anyMatch(allowed -> allowed.corpus() == corpus
                && id.contains(allowed.id()) && !allowed.reason().isEmpty()));
        return left;
    }

    /** How many tests of a corpus are allowed to fail. */
    static long count(Corpus corpus) {
        return ALL.stream().filter(allowed -> allowed.corpus() == corpus).count();
    }
}
