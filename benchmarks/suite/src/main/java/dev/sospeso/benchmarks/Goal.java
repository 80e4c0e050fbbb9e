package dev.sospeso.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a workload is to reach, from figures of one round.
 *
 * @param number which of the goals it is a part of
 * @param what the workload
 * @param unit of the figures
 * @param ours the name of our figure
 * @param others the names of the figures it is compared with, of which the best counts; none where
 *     the bound is one by itself
 * @param kind how
 * @param bound the ratio or the figure that is to be reached
 */
record Goal(int number, String what, String unit, String ours, List<String> others, Kind kind,
        double bound) {

    /** How a figure is compared; in all kinds but the last less is better. */
    enum Kind {
        /** At most so many times the other. */
        TIMES,
        /** So many times less than the other. */
        LESS,
        /** At most. */
        AT_MOST,
        /** At least. */
        AT_LEAST,
        /** At least so many times the other: more is better. */
        MORE
    }

    static Goal times(int number, String what, String unit, String ours, String other,
            double bound) {
        return new Goal(number, what, unit, ours, List.of(other), Kind.TIMES, bound);
    }

    static Goal less(int number, String what, String unit, String ours, double bound,
            String... others) {
        return new Goal(number, what, unit, ours, List.of(others), Kind.LESS, bound);
    }

    static Goal atMost(int number, String what, String unit, String ours, double bound) {
        return new Goal(number, what, unit, ours, List.of(), Kind.AT_MOST, bound);
    }

    static Goal atLeast(int number, String what, String unit, String ours, double bound) {
        return new Goal(number, what, unit, ours, List.of(), Kind.AT_LEAST, bound);
    }

    static Goal more(int number, String what, String unit, String ours, String other,
            double bound) {
        return new Goal(number, what, unit, ours, List.of(other), Kind.MORE, bound);
    }

    /** The best of the others in a round. */
    private Optional<String> best(Map<String, Double> figures) {
        return others.stream().filter(figures::containsKey)
                .reduce((a, b) -> figures.get(a) <= figures.get(b) == (kind != Kind.MORE) ? a : b);
    }

    /** A row of the table; none if the round did not measure it. */
    Optional<String> row(Map<String, Double> figures) {
        Double own = figures.get(ours);
        Optional<String> other = best(figures);
        if (own == null || !others.isEmpty() && other.isEmpty()) {
            return Optional.empty();
        }
        double reference = other.map(figures::get).orElse(bound);
        double ratio = switch (kind) {
            case TIMES, MORE, AT_MOST, AT_LEAST -> own / reference;
            case LESS -> reference / own;
        };
        boolean met = switch (kind) {
            case TIMES -> ratio <= bound;
            case LESS, MORE -> ratio >= bound;
            case AT_MOST -> own <= bound;
            case AT_LEAST -> own >= bound;
        };
        String wanted = switch (kind) {
            case TIMES -> "<= " + number(bound) + "x";
            case LESS -> number(bound) + "x less";
            case MORE -> number(bound) + "x more";
            case AT_MOST -> "<= " + number(bound) + " " + unit;
            case AT_LEAST -> ">= " + number(bound) + " " + unit;
        };
        return Optional.of("| %d | %s | %s %s | %s | %s | %s | %s |".formatted(number, what,
                number(own), unit,
                other.map(o -> peer(o) + " " + number(reference)).orElse(""),
                others.isEmpty() ? "" : number(ratio) + "x", wanted, met ? "met" : "**missed**"));
    }

    /** The peer in the name of a figure. */
    static String peer(String figure) {
        return figure.substring(figure.indexOf('.') + 1).split("[.\\[]")[0];
    }

    /** A number in three digits or so. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == Math.rint(size) ? "%.0f" : size >= 10 ? "%.1f"
                : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
