package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Rewrites a jar so that every eligible method (all but constructors, class initialisers, abstract
 * and native ones) suspends everywhere and is driven to its end by its own stub:
 *
 * <pre>
 *   TortureRewrite calls|insns|backoff|probe in.jar out.jar class:path [poison]
 * </pre>
 *
 * <p>The rewritten jar runs with the runtime and this package on the class path, and prints how
 * often it suspended when the JVM ends.
 */
public final class TortureRewrite {

    private TortureRewrite() {
    }

    /**
     * Runs the rewriting and prints what was done; exits with 1 if a class could not be rewritten.
     *
     * @param args mode, input jar, output jar, class path, and perhaps {@code poison}
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        boolean poisoned = args.length == 5 && args[4].equals("poison");
        if (args.length != 4 && !poisoned) {
            System.err.println("calls|insns|backoff|probe in.jar out.jar class:path [poison]");
            System.exit(2);
        }
        TortureReport report = rewrite(TortureMode.valueOf(args[0].toUpperCase(Locale.ROOT)),
                Path.of(args[1]), Path.of(args[2]), args[3], poisoned);
        System.out.println(report);
        if (!report.failures().isEmpty()) {
            System.exit(1);
        }
    }

    static TortureReport rewrite(TortureMode mode, Path in, Path out, String classPath,
            boolean poisoned) throws IOException {
        try (TortureJar jar = new TortureJar(in, ClassFileSources.split(classPath), mode, poisoned);
                WholeFile whole = WholeFile.stage(out, jar::writeTo)) {
            whole.replace();
            return jar.report();
        }
    }
}
