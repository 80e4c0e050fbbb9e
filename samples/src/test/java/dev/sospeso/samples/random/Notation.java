package dev.sospeso.samples.random;

import java.util.ArrayList;
import java.util.List;

/** Reads the notation of a random program: JSON without objects. */
final class Notation {

    private final String text;
    private int place;

    private Notation(String text) {
        this.text = text;
    }

    /** A list of lists, strings, doubles, truth values and nulls. */
    static List<?> read(String text) {
        return (List<?>) new Notation(text).value();
    }

    private Object value() {
        switch (text.charAt(place)) {
            case '[':
                return list();
            case '"':
                int end = text.indexOf('"', place + 1);
                String string = text.substring(place + 1, end);
                place = end + 1;
                return string;
            default:
                return word();
        }
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        place++;
        while (text.charAt(place) != ']') {
            values.add(value());
            if (text.charAt(place) == ',') {
                place++;
            }
        }
        place++;
        return values;
    }

    private Object word() {
        int begin = place;
        while (",]".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        String word = text.substring(begin, place);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> Double.valueOf(word);
        };
    }
}
