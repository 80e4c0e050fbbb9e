package dev.sospeso.transformer.validation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small programs for tests that need more than a trace of events; compiled and transformed once. */
final class Programs {

    private static final Map<String, String> SOURCES = Sources.in("programs");
    private static final Map<String, byte[]> ORIGINALS =
            Compiler.JAVAC.compile(SOURCES, 17, true);
    private static final Transformed TRANSFORMED = new Transformed(ORIGINALS);

    private Programs() {
    }

    /** A loader of the programs as they were compiled. */
    static ClassLoader original() {
        return new MemoryClassLoader(ORIGINALS);
    }

    /** The programs after the transformer. */
    static Transformed transformed() {
        if (!TRANSFORMED.failures().isEmpty()) {
            throw new AssertionError(TRANSFORMED.failures().toString());
        }
        return TRANSFORMED;
    }

    /** The line of a program that ends with a mark in a comment. */
    static int line(String program, String mark) {
        List<String> lines = SOURCES.get("programs/" + program + ".java").lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).endsWith("// " + mark)) {
                return index + 1;
            }
        }
        throw new AssertionError("no line marked " + mark);
    }

    /** Writes the transformed programs to a directory; gives the class path to run them with. */
    static String write(Path directory) {
        transformed().classes().forEach((name, bytes) -> {
            try {
                Path file = directory.resolve(name + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        });
        return directory + File.pathSeparator + Compiler.classPath();
    }
}
