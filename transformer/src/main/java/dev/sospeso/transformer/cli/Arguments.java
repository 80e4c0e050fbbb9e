package dev.sospeso.transformer.cli;

import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.files.ClassFilter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What the command line says. */
record Arguments(boolean help, boolean check, boolean verbose, boolean verify,
        boolean failOnUnawaited, List<Path> classPath, ClassFilter filter, List<Path> inputs) {

    static final String USAGE = """
            usage: java -jar sospeso-transformer.jar [options] DIR-OR-JAR...

            Transforms the @Async methods of class directories and jars in place.

              --check             report only; write nothing
              --verbose           list every class that is transformed
              --classpath PATH    where other classes are found, the sospeso runtime among them
              --include PATTERN   only classes of this name; * stands for any characters
              --exclude PATTERN   not the classes of this name
              --warn-unawaited    a coroutine that is dropped is a warning, not an error
              --verify            check what was made with a bytecode verifier
              --help              print this

            exit status: 0 done, 1 errors in the classes (nothing written there), 2 wrong usage
            or a file that cannot be read or written
            """;

    static Arguments parse(String... args) {
        Parser parser = new Parser(Arrays.asList(args).iterator());
        return parser.parse();
    }

    private static final class Parser {
        private final Iterator<String> args;
        private final List<Path> classPath = new ArrayList<>();
        private final List<String> includes = new ArrayList<>();
        private final List<String> excludes = new ArrayList<>();
        private final List<Path> inputs = new ArrayList<>();
        private boolean help;
        private boolean check;
        private boolean verbose;
        private boolean verify;
        private boolean failOnUnawaited = true;
        private boolean onlyInputs;

        Parser(Iterator<String> args) {
            this.args = args;
        }

        Arguments parse() {
            while (args.hasNext()) {
                String arg = args.next();
                if (onlyInputs || !arg.startsWith("-")) {
                    inputs.add(input(arg));
                } else {
                    option(arg);
                }
            }
            if (inputs.isEmpty() && !help) {
                throw new UsageException("no directory or jar is given");
            }
            return new Arguments(help, check, verbose, verify, failOnUnawaited, classPath,
                    new ClassFilter(includes, excludes), inputs);
        }

        private void option(String arg) {
            switch (arg) {
                case "--" -> onlyInputs = true;
                case "--help", "-h" -> help = true;
                case "--check" -> check = true;
                case "--verbose" -> verbose = true;
                case "--verify" -> verify = true;
                case "--warn-unawaited" -> failOnUnawaited = false;
                case "--include" -> includes.add(value(arg));
                case "--exclude" -> excludes.add(value(arg));
                case "--classpath", "--class-path", "-cp" -> classPath.addAll(path(value(arg)));
                default -> throw new UsageException("unknown option " + arg);
            }
        }

        private String value(String option) {
            if (!args.hasNext()) {
                throw new UsageException(option + " needs a value");
            }
            return args.next();
        }

        private static List<Path> path(String value) {
            try {
                return ClassFileSources.split(value);
            } catch (InvalidPathException e) {
                throw new UsageException("no class path: " + e.getMessage());
            }
        }

        private static Path input(String arg) {
            try {
                Path path = Path.of(arg);
                if (!Files.exists(path)) {
                    throw new UsageException("no such directory or jar: " + arg);
                }
                return path;
            } catch (InvalidPathException e) {
                throw new UsageException("no path: " + e.getMessage());
            }
        }
    }
}
