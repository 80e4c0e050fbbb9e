package dev.sospeso.transformer.agent;

import dev.sospeso.transformer.files.ClassFilter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind {@code -javaagent:sospeso-transformer.jar=}: {@code key=value} pairs with
 * commas between them. Data only: no option names a class, a script or an address.
 *
 * @param filter which classes are transformed ({@code includes}, {@code excludes}: patterns with
 *     colons between them)
 * @param strict whether the JVM ends with status 1 if a class has errors
 * @param verbose whether each class that is transformed is reported
 * @param failOnUnawaited whether a dropped coroutine is an error
 * @param dump the directory to which all transformed classes are written, or null
 * @param warnings what was not understood
 */
record AgentOptions(ClassFilter filter, boolean strict, boolean verbose, boolean failOnUnawaited,
        Path dump, List<String> warnings) {

    private static final boolean FAIL_ON_UNAWAITED = true;

    /** Without any text the parser is not even loaded: most JVMs start so. */
    static AgentOptions parse(String text) {
        if (text == null) {
            return new AgentOptions(ClassFilter.ALL, false, false, FAIL_ON_UNAWAITED, null,
                    List.of());
        }
        Parser parser = new Parser();
        for (String pair : text.split(",")) {
            if (!pair.isBlank()) {
                parser.pair(pair.strip());
            }
        }
        return parser.options();
    }

    private static final class Parser {
        private final List<String> includes = new ArrayList<>();
        private final List<String> excludes = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private boolean strict;
        private boolean verbose;
        private boolean failOnUnawaited = FAIL_ON_UNAWAITED;
        private Path dump;

        void pair(String pair) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "true" : pair.substring(equals + 1);
            switch (key) {
                case "includes" -> includes.addAll(patterns(value));
                case "excludes" -> excludes.addAll(patterns(value));
                case "strict" -> strict = truth(pair, value, strict);
                case "verbose" -> verbose = truth(pair, value, verbose);
                case "failOnUnawaited" -> failOnUnawaited = truth(pair, value, failOnUnawaited);
                case "dump" -> dump = directory(pair, value);
                default -> warnings.add("unknown agent option '" + key + "'; there are includes,"
                        + " excludes, strict, verbose, failOnUnawaited and dump");
            }
        }

        private static List<String> patterns(String value) {
            List<String> patterns = new ArrayList<>();
            for (String each : value.split(":")) {
                if (!each.isBlank()) {
                    patterns.add(each);
                }
            }
            return patterns;
        }

        private boolean truth(String pair, String value, boolean otherwise) {
            if (value.equals("true") || value.equals("false")) {
                return value.equals("true");
            }
            warnings.add("agent option '" + pair + "' must be true or false");
            return otherwise;
        }

        private Path directory(String pair, String value) {
            try {
                return Path.of(value).toAbsolutePath();
            } catch (InvalidPathException e) {
                warnings.add("agent option '" + pair + "' must be a directory: " + e.getMessage());
                return null;
            }
        }

        AgentOptions options() {
            return new AgentOptions(new ClassFilter(includes, excludes), strict, verbose,
                    failOnUnawaited, dump, List.copyOf(warnings));
        }
    }
}
