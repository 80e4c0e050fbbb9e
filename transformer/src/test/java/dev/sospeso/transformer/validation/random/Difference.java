package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.Run;

/**
 * A program that did not show the same twice.
 *
 * @param program the program
 * @param where what ran it otherwise: a timing, the agent, or the transformer that refused it
 * @param text what was expected and what was shown
 */
record Difference(RandomProgram program, String where, String text) {

    /** The first thing in which two runs differ. */
    static Difference of(RandomProgram program, String where, Run expected, Run actual) {
        int index = 0;
        int common = Math.min(expected.events().size(), actual.events().size());
        while (index < common && expected.events().get(index).equals(actual.events().get(index))) {
            index++;
        }
        return new Difference(program, where, "event " + index + " expected " + at(expected, index)
                + "\n      shown " + at(actual, index) + "\n  end expected " + expected.end()
                + "\n      shown " + actual.end());
    }

    private static String at(Run run, int index) {
        return index < run.events().size() ? run.events().get(index) : "(none)";
    }

    /** What it has in common with the same difference of a smaller program. */
    String kind() {
        return where.startsWith("refused") ? text.lines().findFirst().orElse("")
                .replaceAll("[\\w$.]*\\d+", "N") : "trace";
    }

    @Override
    public String toString() {
        return "seed " + program.seed() + " " + where + ": " + text;
    }
}
