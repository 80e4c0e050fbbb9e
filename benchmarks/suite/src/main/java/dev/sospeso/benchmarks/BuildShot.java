package dev.sospeso.benchmarks;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.bytecode.OpenClassFileSource;
import dev.sospeso.transformer.files.ClassDirectory;
import dev.sospeso.transformer.files.ClassFilter;
import dev.sospeso.transformer.files.Mode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/**
 * 12: what a build pays for the plugin where nothing is async: the first time that a JVM does with a
 * directory of two thousand class files what the plugin's goal does with it. The limit is to read the
 * files.
 */
final class BuildShot {

    private static final int CLASSES = 2000;

    private BuildShot() {
    }

    /** Writes the class files into twenty directories. */
    private static Path directory() throws Exception {
        Path directory = Files.createTempDirectory("classes");
        List<byte[]> library = TransformShot.guava();
        for (int number = 0; number < CLASSES; number++) {
            Path inside = Files.createDirectories(directory.resolve("p" + number % 20));
            Files.write(inside.resolve("C" + number + ".class"),
                    library.get(number % library.size()));
        }
        return directory;
    }

    private static long read(Path directory) throws IOException {
        long[] bytes = new long[1];
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                bytes[0] += Files.readAllBytes(file).length;
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }

    private static int transform(Path directory) throws IOException {
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path")
                .split(System.getProperty("path.separator"))).map(Path::of).toList();
        try (OpenClassFileSource path = ClassFileSources.path(entries)) {
            ClassFileSource everything = path.orElse(ClassFileSources.jdk());
            return new ClassDirectory(directory).transform(source ->
                    new AsyncTransformer(source, TransformOptions.DEFAULT)::transform, everything,
                    new ClassFilter(List.of(), List.of()), Mode.ALL_OR_NOTHING)
                    .transformed().size();
        }
    }

    public static void main(String[] args) throws Exception {
        Path directory = directory();
        long begin = System.nanoTime();
        boolean right = args[0].equals("limit") ? read(directory) > 0 : transform(directory) == 0;
        double millis = (System.nanoTime() - begin) / 1e6;
        try (var files = Files.walk(directory)) {
            files.map(Path::toFile).forEach(java.io.File::deleteOnExit);
        }
        if (!right) {
            throw new IllegalStateException("the directory was not looked at as it should be");
        }
        Figures.tell("Build." + args[0] + ".wall", millis);
        System.exit(0);
    }
}
