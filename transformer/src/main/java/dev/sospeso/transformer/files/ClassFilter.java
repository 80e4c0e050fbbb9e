package dev.sospeso.transformer.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses classes by name. A pattern is a class name with dots or slashes, in which {@code *} (and
 * {@code **}) stands for any characters, packages included, {@code ?} for one, and a leading
 * {@code **}{@code /} also for nothing; a trailing {@code .class} is ignored.
 *
 * <p>Immutable and thread-safe.
 */
public final class ClassFilter {

    /** Takes every class. */
    public static final ClassFilter ALL = new ClassFilter(List.of(), List.of());

    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    /**
     * Makes a filter.
     *
     * @param includes patterns, one of which a class must match; none means all classes
     * @param excludes patterns, none of which a class may match
     */
    public ClassFilter(List<String> includes, List<String> excludes) {
        this.includes = compileAll(includes);
        this.excludes = compileAll(excludes);
    }

    /** In loops: the agent runs this at the start of every JVM, where a lambda is dear. */
    private static List<Pattern> compileAll(List<String> patterns) {
        List<Pattern> compiled = new ArrayList<>();
        for (String pattern : patterns) {
            compiled.add(compile(pattern));
        }
        return compiled;
    }

    private static Pattern compile(String pattern) {
        String text = pattern.strip().replace('/', '.');
        if (text.endsWith(".class")) {
            text = text.substring(0, text.length() - ".class".length());
        }
        StringBuilder regex = new StringBuilder();
        if (text.startsWith("**.")) {
            regex.append("(?:.*\\.)?");
            text = text.substring("**.".length());
        }
        for (char c : text.toCharArray()) {
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.compile(regex.toString());
    }

    /**
     * Says whether a class is chosen.
     *
     * @param internalName its name, with slashes
     * @return true if it is included and not excluded
     */
    public boolean matches(String internalName) {
        String name = internalName.replace('/', '.');
        return (includes.isEmpty() || anyMatches(includes, name)) && !anyMatches(excludes, name);
    }

    private static boolean anyMatches(List<Pattern> patterns, String name) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
