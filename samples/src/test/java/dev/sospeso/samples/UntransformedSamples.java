package dev.sospeso.samples;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The samples' classes as javac makes them, with nothing transformed. */
final class UntransformedSamples {

    private UntransformedSamples() {
    }

    static void compileInto(Path directory) throws IOException {
        compile(Path.of("src", "main", "java"), directory);
    }

    /** Compiles the conformance scenarios beside the samples' classes. */
    static void compileScenariosInto(Path directory) throws IOException {
        compile(Path.of("src", "test", "java", "dev", "sospeso", "samples", "conformance"),
                directory);
    }

    private static void compile(Path root, Path directory) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(root);
                StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(UntransformedSamples::isProgram).toList();
            StringWriter messages = new StringWriter();
            boolean compiled = javac.getTask(messages, manager, null,
                    List.of("--release", "17", "-g", "-cp", Jvm.classPath(directory),
                            "-d", directory.toString()),
                    null, manager.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.endsWith("Test.java");
    }
}
