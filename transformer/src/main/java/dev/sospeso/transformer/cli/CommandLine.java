package dev.sospeso.transformer.cli;

import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.OpenClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.files.ClassDirectory;
import dev.sospeso.transformer.files.ClassJar;
import dev.sospeso.transformer.files.Mode;
import dev.sospeso.transformer.files.TransformReport;
import dev.sospeso.transformer.files.TransformedClass;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs one command line. */
final class CommandLine {

    static final int OK = 0;
    static final int ERRORS = 1;
    static final int FAILED = 2;

    private static final String RUNTIME = "dev/sospeso/Async";

    private final BiFunction<ClassFileSource, TransformOptions, ClassFileTransform> transforms;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(BiFunction<ClassFileSource, TransformOptions, ClassFileTransform> transforms,
            PrintStream out, PrintStream err) {
        this.transforms = transforms;
        this.out = out;
        this.err = err;
    }

    /** Does what the arguments say and returns the exit status. */
    int run(String... args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (UsageException e) {
            err.println("sospeso: " + e.getMessage());
            err.print(Arguments.USAGE);
            return FAILED;
        }
        if (arguments.help()) {
            out.print(Arguments.USAGE);
            return OK;
        }
        return transformAll(arguments);
    }

    private int transformAll(Arguments arguments) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        boolean failed = false;
        for (Path input : arguments.inputs()) {
            try {
                TransformReport report = transform(input, arguments);
                diagnostics.addAll(report.diagnostics());
                describe(input, report, arguments);
            } catch (IOException | IllegalStateException | UsageException e) {
                err.println("sospeso: " + input + ": " + e.getMessage());
                failed = true;
            }
        }
        diagnostics.forEach(diagnostic -> err.println(diagnostic.render()));
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        if (!diagnostics.isEmpty()) {
            err.println("sospeso: " + count(errors, "error") + ", "
                    + count(diagnostics.size() - errors, "warning"));
        }
        return failed ? FAILED : errors > 0 ? ERRORS : OK;
    }

    private TransformReport transform(Path input, Arguments arguments) throws IOException {
        List<Path> path = new ArrayList<>(arguments.inputs());
        // The input brings its own classes; a jar that is open cannot be replaced everywhere.
        path.remove(input);
        path.addAll(arguments.classPath());
        TransformOptions options =
                new TransformOptions(arguments.failOnUnawaited(), arguments.verify());
        Mode mode = arguments.check() ? Mode.CHECK : Mode.ALL_OR_NOTHING;
        try (OpenClassFileSource classPath = ClassFileSources.path(path)) {
            ClassFileSource others = classPath.orElse(ClassFileSources.jdk());
            return Files.isDirectory(input)
                    ? new ClassDirectory(input).transform(source -> transform(source, options),
                            others, arguments.filter(), mode)
                    : new ClassJar(input).transform(source -> transform(source, options),
                            others, arguments.filter(), mode);
        }
    }

    /** Without the runtime's types nothing is known to be awaitable, or to close by awaiting. */
    private ClassFileTransform transform(ClassFileSource source, TransformOptions options) {
        if (source.find(RUNTIME) == null) {
            throw new UsageException("the sospeso runtime is not on the class path: give"
                    + " --classpath with sospeso-runtime.jar and what else the classes use");
        }
        return transforms.apply(source, options);
    }

    private void describe(Path input, TransformReport report, Arguments arguments) {
        boolean written = !arguments.check() && !report.hasErrors();
        out.println(input + ": " + count(report.transformed().size(), "class") + " with "
                + count(report.asyncMethods(), "async method") + " of "
                + count(report.classFiles(), "class file")
                + (written ? " transformed" : " to transform, nothing written"));
        if (arguments.verbose()) {
            for (TransformedClass each : report.transformed()) {
                out.println("  " + each.entry() + ": " + each.asyncMethods());
                each.frameEntries().forEach(frame -> out.println("    " + frame));
            }
            report.deleted().forEach(stale -> out.println("  deleted " + stale));
        }
    }

    private static String count(long number, String what) {
        String plural = what.endsWith("s") ? what + "es" : what + "s";
        return number + " " + (number == 1 ? what : plural);
    }
}
