package dev.sospeso.transformer.torture;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A published library and its own published tests, as the build has fetched them. */
enum Corpus {
    /** commons-csv 1.11.0, without its benchmarks. */
    CSV(".*(PerformanceTest|Benchmark).*", "UTF-8"),
    /** commons-lang3 3.1: class files of Java 5, which have no stack map frames. */
    LANG31("no such test", "ISO-8859-1"),
    /** commons-collections4 4.4. */
    COLLECTIONS4("no such test", "UTF-8"),
    /** commons-compress 1.26.2, without the tests that start an OSGi container. */
    COMPRESS(".*(osgi).*", "UTF-8"),
    /** The Scala compiler 2.13.14; its test is that it compiles scala-parser-combinators as ever. */
    SCALA("", "UTF-8");

    private final String excluded;
    private final String encoding;

    Corpus(String excluded, String encoding) {
        this.excluded = excluded;
        this.encoding = encoding;
    }

    /** A pattern of the test classes that are not run. */
    String excluded() {
        return excluded;
    }

    /** How its sources are written. */
    String encoding() {
        return encoding;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path library(Path corpora) {
        return corpora.resolve(label()).resolve("library.jar");
    }

    Path tests(Path corpora) {
        return corpora.resolve(label()).resolve("tests.jar");
    }

    Path sources(Path corpora) {
        return corpora.resolve(label()).resolve("sources.jar");
    }

    /** What the library and its tests need beside each other. */
    List<Path> dependencies(Path corpora) throws IOException {
        return jars(corpora.resolve(label()), "library.jar", "tests.jar", "sources.jar");
    }

    static List<Path> jars(Path directory, String... except) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path file : files) {
                if (!List.of(except).contains(file.getFileName().toString())) {
                    jars.add(file);
                }
            }
        }
        jars.sort(null);
        return jars;
    }
}
