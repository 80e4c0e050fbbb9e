package dev.sospeso.transformer;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources given as text. */
public final class Javac {

    private Javac() {
    }

    /**
     * Compiles one source file against the class path of the tests.
     *
     * @param target the class directory
     * @param name the simple name of the top-level class
     * @param source its text
     * @param options more options for the compiler
     */
    public static void compile(Path target, String name, String source, String... options) {
        List<String> all = new ArrayList<>(List.of("-cp",
                target + File.pathSeparator + System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        compile(target, all, Map.of(name, source));
    }

    /**
     * Compiles a module of one class.
     *
     * @param target the directory of the module
     * @param modulePath what it requires; may be empty
     * @param options more options for the compiler
     * @param moduleInfo the text of module-info.java
     * @param path the class's file without .java
     * @param source its text
     */
    public static void compileModule(Path target, String modulePath, List<String> options,
            String moduleInfo, String path, String source) {
        List<String> all = new ArrayList<>(List.of("-p", modulePath));
        all.addAll(options);
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("module-info", moduleInfo);
        sources.put(path, source);
        compile(target, all, sources);
    }

    private static void compile(Path target, List<String> options, Map<String, String> sources) {
        try {
            Path directory = Files.createTempDirectory("javac");
            List<String> args = new ArrayList<>(List.of("--release", "17", "-nowarn", "-g",
                    "-proc:none", "-d", target.toString()));
            args.addAll(options);
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = directory.resolve(source.getKey() + ".java");
                Files.createDirectories(file.getParent());
                args.add(Files.writeString(file, source.getValue()).toString());
            }
            Files.createDirectories(target);
            ByteArrayOutputStream messages = new ByteArrayOutputStream();
            int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages,
                    args.toArray(String[]::new));
            if (status != 0) {
                throw new AssertionError(messages.toString(StandardCharsets.UTF_8));
            }
            delete(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
