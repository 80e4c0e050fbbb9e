package dev.sospeso.maven;

import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.SourcePlace;
import dev.sospeso.transformer.files.TransformReport;
import dev.sospeso.transformer.files.TransformedClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Writes what was found to the build's log, so that consoles and IDEs make the places links. */
record Findings(Log log, List<Path> sourceRoots, boolean verbose) {

    /** Logs all diagnostics, and returns how many are errors. */
    int log(TransformReport report) {
        int errors = 0;
        for (Diagnostic diagnostic : report.diagnostics()) {
            String text = source(diagnostic.place()) + diagnostic.render();
            if (diagnostic.isError()) {
                errors++;
                log.error(text);
            } else {
                log.warn(text);
            }
        }
        return errors;
    }

    /** Logs the transformed classes: how many, and each if that is asked for. */
    void logTransformed(TransformReport report) {
        if (report.transformed().isEmpty()) {
            return;
        }
        if (verbose) {
            for (TransformedClass each : report.transformed()) {
                log.info(className(each) + ": " + methods(each.asyncMethods()));
            }
        }
        int classes = report.transformed().size();
        log.info("Transformed " + methods(report.asyncMethods()) + " in " + classes
                + (classes == 1 ? " class" : " classes"));
    }

    static String className(TransformedClass transformed) {
        return transformed.name().replace('/', '.');
    }

    static String methods(int count) {
        return count(count, "async method");
    }

    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The file with its line, as compilers print it, or nothing if the file is not found. */
    private String source(SourcePlace place) {
        if (place.file() == null) {
            return "";
        }
        String packageName = place.className().substring(0, place.className().lastIndexOf('.') + 1);
        for (Path root : sourceRoots) {
            Path file = root.resolve(packageName.replace('.', '/')).resolve(place.file());
            if (Files.isRegularFile(file)) {
                return file + (place.line() < 0 ? ": " : ":" + place.line() + ": ");
            }
        }
        return "";
    }
}
