package dev.sospeso.transformer.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the targets, by file name: those in files, and the generated ones. */
public final class Sources {

    private static final Path ROOT = Path.of(System.getProperty("targets",
            Path.of(System.getProperty("basedir", ""), "src/test/targets").toString()));

    private Sources() {
    }

    /** All targets that the compiler and the language level allow. */
    static Map<String, String> of(Compiler compiler, int release) {
        Map<String, String> sources = new TreeMap<>();
        for (int level : new int[] {17, 21, 25}) {
            if (level <= release) {
                read(ROOT.resolve("java" + level), sources);
                read(ROOT.resolve(compiler.name().toLowerCase(Locale.ROOT) + level), sources);
            }
        }
        sources.putAll(JumpMatrix.sources());
        sources.putAll(TryMatrix.sources());
        return sources;
    }

    /** The sources in one folder. */
    public static Map<String, String> in(String folder) {
        Map<String, String> sources = new TreeMap<>();
        read(ROOT.resolve(folder), sources);
        return sources;
    }

    private static void read(Path root, Map<String, String> sources) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                sources.put(name, Files.readString(file));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
