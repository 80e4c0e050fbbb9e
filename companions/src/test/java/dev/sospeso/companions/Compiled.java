package dev.sospeso.companions;

import dev.sospeso.Async;
import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.TransformingClassLoader;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassFileSources;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.files.ClassFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a compiler has made.
 *
 * @param classes class files by internal name
 */
record Compiled(Map<String, byte[]> classes) {

    private static final TransformOptions VERIFIED = new TransformOptions(true, true);

    /** Reads all class files below a directory. */
    static Compiled in(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, byte[]> classes = new TreeMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                classes.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
            }
            return new Compiled(classes);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The source files below a directory of this module's tests. */
    static List<String> sources(String directory) {
        try (Stream<Path> files = Files.walk(
                Path.of(System.getProperty("basedir", ""), "src/test", directory))) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Where a class was loaded from. */
    static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException exception) {
            throw new AssertionError(exception);
        }
    }

    /** Where the runtime is. */
    static String runtime() {
        return location(Async.class);
    }

    /** What the transformer makes of one class. */
    TransformResult transform(String name) {
        ClassFileSource others = ClassFileSources.classLoader(Compiled.class.getClassLoader());
        ClassFileSource own = classes::get;
        return new AsyncTransformer(own.orElse(others), VERIFIED).transform(classes.get(name));
    }

    /** The rules that a class breaks, each with what was found where. */
    List<String> findings(String name) {
        return transform(name).diagnostics().stream().map(Diagnostic::render).distinct().toList();
    }

    /** A loader that transforms them, verified. */
    TransformingClassLoader loader() {
        return new TransformingClassLoader(classes::get, ClassFilter.ALL,
                Compiled.class.getClassLoader(), VERIFIED);
    }

    /** Calls a static method without parameters on the transformed classes. */
    Object call(String type, String method) throws ReflectiveOperationException {
        return loader().loadClass(type).getMethod(method).invoke(null);
    }
}
