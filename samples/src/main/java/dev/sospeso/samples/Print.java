package dev.sospeso.samples;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Prints as Python's {@code print} does, so that transcripts can be compared byte for byte. */
public final class Print {

    private Print() {
    }

    /**
     * Prints the values, one space between them, and a line feed on every platform.
     *
     * @param values what to print
     */
    public static void print(Object... values) {
        System.out.print(Arrays.stream(values).map(Print::text).collect(Collectors.joining(" "))
                + "\n");
    }

    /**
     * Gives what Python's {@code str} gives.
     *
     * @param value text, number, boolean, null, or a list of these
     * @return its text
     */
    public static String text(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Print::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
