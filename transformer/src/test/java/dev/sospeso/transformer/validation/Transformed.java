package dev.sospeso.transformer.validation;

import dev.sospeso.transformer.AsyncTransformer;
import dev.sospeso.transformer.ClassFileTransform;
import dev.sospeso.transformer.TransformOptions;
import dev.sospeso.transformer.TransformResult;
import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.validation.oracle.ClassBytes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Classes after the transformer, with its frame classes; a class that it refuses is told by name. */
public final class Transformed {

    private final Map<String, byte[]> classes = new TreeMap<>();
    private final Map<String, Throwable> failures = new TreeMap<>();
    private final Map<String, TransformResult> results = new TreeMap<>();

    /** Transforms all of them, and has what comes out verified. */
    public Transformed(Map<String, byte[]> originals) {
        this(originals, true);
    }

    /** Transforms all of them; the JVM verifies what comes out in any case. */
    public Transformed(Map<String, byte[]> originals, boolean verify) {
        this(originals, new AsyncTransformer(source(originals),
                new TransformOptions(true, verify))::transform);
    }

    Transformed(Map<String, byte[]> originals, ClassFileTransform transformer) {
        originals.forEach((name, bytes) -> transform(transformer, name, bytes));
    }

    private static ClassFileSource source(Map<String, byte[]> originals) {
        ClassFileSource source = originals::get;
        return source.orElse(ClassBytes::of);
    }

    private void transform(ClassFileTransform transformer, String name, byte[] bytes) {
        try {
            TransformResult result = transformer.transform(bytes);
            results.put(name, result);
            if (result.hasErrors()) {
                throw new AssertionError(result.diagnostics().stream().map(Diagnostic::render)
                        .collect(Collectors.joining("\n")));
            }
            classes.put(name, result.classFile());
            classes.putAll(result.frameClasses());
        } catch (RuntimeException | Error failure) {
            failures.put(name, failure);
        }
    }

    /** All class files that came out, by internal name. */
    public Map<String, byte[]> classes() {
        return classes;
    }

    /** What the transformer said of each class. */
    Map<String, TransformResult> results() {
        return results;
    }

    /** Why a class did not come out, by internal name. */
    public Map<String, Throwable> failures() {
        return failures;
    }

    /** A loader of what came out. */
    public ClassLoader loader() {
        return new MemoryClassLoader(classes);
    }
}
