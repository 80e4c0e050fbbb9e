package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text with holes: {@code {int}} for an expression, {@code {=int}} for a variable, {@code {block}}
 * for statements.
 *
 * @param text with {@code #} for each hole
 * @param holes what each is to be filled with
 */
record Template(String text, List<String> holes) {

    private static final Pattern HOLE = Pattern.compile("\\{(=?[a-z]+)\\}");

    static Template of(String template) {
        List<String> holes = new ArrayList<>();
        for (MatchResult hole : HOLE.matcher(template).results().toList()) {
            holes.add(hole.group(1));
        }
        return new Template(HOLE.matcher(template).replaceAll("#"), List.copyOf(holes));
    }
}
