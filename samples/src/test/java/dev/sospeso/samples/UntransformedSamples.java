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
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"));
                StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            StringWriter messages = new StringWriter();
            boolean compiled = javac.getTask(messages, manager, null,
                    List.of("--release", "17", "-g", "-cp", Jvm.RUNTIME.toString(),
                            "-d", directory.toString()),
                    null, manager.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }
}
