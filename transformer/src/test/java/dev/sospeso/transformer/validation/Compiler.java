package dev.sospeso.transformer.validation;

import dev.sospeso.Async;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers whose code the transformer must understand; the classes stay in memory. */
public enum Compiler {
    JAVAC {
        @Override
        JavaCompiler tool() {
            return ToolProvider.getSystemJavaCompiler();
        }
    },
    ECJ {
        @Override
        JavaCompiler tool() {
            return new EclipseCompiler();
        }
    };

    private final JavaCompiler tool = tool();
    /** Stays open: what it knows of the JDK's classes it need not read again. */
    private final StandardJavaFileManager files =
            tool.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    abstract JavaCompiler tool();

    /**
     * Class files by internal name, of all sources in one run.
     *
     * @throws AssertionError if the compiler refuses a source; if it fails itself, with the cause
     */
    public Map<String, byte[]> compile(Map<String, String> sources, int release, boolean debug) {
        try {
            Path directory = Files.createTempDirectory("targets");
            try {
                List<Path> files = new ArrayList<>();
                for (Map.Entry<String, String> source : sources.entrySet()) {
                    Path file = directory.resolve(source.getKey());
                    Files.createDirectories(file.getParent());
                    files.add(Files.writeString(file, source.getValue()));
                }
                return compile(files, options(release, debug));
            } finally {
                delete(directory);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private synchronized Map<String, byte[]> compile(List<Path> sources, List<String> options)
            throws IOException {
        StringWriter log = new StringWriter();
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPathEntries());
            Output output = new Output(files);
            if (!tool.getTask(log, output, null, options, null,
                    files.getJavaFileObjectsFromPaths(sources)).call()) {
                throw new AssertionError(this + " refuses the targets:\n" + log);
            }
            return output.classes();
        } catch (RuntimeException | StackOverflowError crash) {
            throw new AssertionError(this + " fails:\n" + log, crash);
        }
    }

    private List<String> options(int release, boolean debug) {
        List<String> options = new ArrayList<>(List.of(debug ? "-g" : "-g:none", "-nowarn",
                "-proc:none", "-parameters"));
        if (release == Runtime.version().feature()) {
            options.addAll(List.of("-source", String.valueOf(release), "-target",
                    String.valueOf(release)));
        } else {
            options.addAll(List.of("--release", String.valueOf(release)));
        }
        if (this == JAVAC) {
            options.add("-implicit:none");
        }
        return options;
    }

    /** The runtime and what the tests give to the targets. */
    public static String classPath() {
        return String.join(File.pathSeparator,
                classPathEntries().stream().map(Path::toString).toList());
    }

    private static List<Path> classPathEntries() {
        return List.of(location(Async.class), location(Probe.class));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException exception) {
            throw new AssertionError(exception);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className,
                JavaFileObject.Kind kind, FileObject sibling) {
            String name = className.replace('.', '/');
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
