package dev.sospeso.transformer.validation;

import dev.sospeso.Async;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** The compilers whose code the transformer must understand. */
enum Compiler {
    JAVAC {
        @Override
        boolean run(List<String> arguments, PrintWriter log) {
            ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
            List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn", "-implicit:none"));
            all.addAll(arguments);
            return javac.run(log, log, all.toArray(String[]::new)) == 0;
        }
    },
    ECJ {
        @Override
        boolean run(List<String> arguments, PrintWriter log) {
            List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn"));
            all.addAll(arguments);
            return BatchCompiler.compile(all.toArray(String[]::new), log, log, null);
        }
    };

    /** Runs with command-line arguments that both understand. */
    abstract boolean run(List<String> arguments, PrintWriter log);

    /** Class files by internal name, of all sources in one run. */
    Map<String, byte[]> compile(Map<String, String> sources, int release, boolean debug) {
        try {
            Path directory = Files.createTempDirectory("targets");
            try {
                return compile(directory, sources, release, debug);
            } finally {
                delete(directory);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Map<String, byte[]> compile(Path directory, Map<String, String> sources, int release,
            boolean debug) throws IOException {
        Path classes = directory.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("--release", String.valueOf(release),
                debug ? "-g" : "-g:none", "-encoding", "UTF-8", "-parameters",
                "-classpath", classPath(), "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        StringWriter log = new StringWriter();
        if (!run(arguments, new PrintWriter(log, true))) {
            throw new AssertionError(this + " refuses the targets:\n" + log);
        }
        return read(classes);
    }

    /** The runtime and what the tests give to the targets. */
    static String classPath() {
        return location(Async.class) + File.pathSeparator + location(Probe.class);
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException exception) {
            throw new AssertionError(exception);
        }
    }

    private static Map<String, byte[]> read(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                classes.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = new ArrayList<>(files.toList());
            all.sort((a, b) -> b.compareTo(a));
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
