package dev.sospeso.transformer.check;

import dev.sospeso.Async;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Compiles source files against the runtime, and keeps the class files in memory. */
enum InMemoryCompiler {
    JAVAC,
    ECJ;

    /** Compiles for Java 17 and returns the class files by internal name. */
    Map<String, byte[]> compile(List<Path> sources, String debug) throws IOException {
        JavaCompiler compiler =
                this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime()));
        files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
        Output output = new Output(files);
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(messages, output, null,
                List.of("--release", "17", debug, "-nowarn", "-proc:none"), null,
                files.getJavaFileObjectsFromPaths(sources)).call();
        if (!compiled) {
            throw new IllegalArgumentException(this + ": " + messages);
        }
        return output.classFiles();
    }

    private static Path runtime() {
        try {
            return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> classFiles() {
            Map<String, byte[]> classFiles = new TreeMap<>();
            written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
            return classFiles;
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
