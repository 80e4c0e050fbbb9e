package dev.sospeso.transformer;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.diagnose.Diagnostic;
import dev.sospeso.transformer.diagnose.StageFindings;
import dev.sospeso.transformer.find.AsyncMention;
import dev.sospeso.transformer.find.ClassVersion;
import java.util.List;
import java.util.TreeMap;

/**
 * The facade: a class file in, a {@link TransformResult} out. The agent, the Maven plugin, the
 * command line and the class loader for tests all call {@link #transform} and place what it gives.
 *
 * <p>Deterministic: the same bytes and class path give the same result. What it has read of other
 * classes (their supertypes) it keeps, so a class path that changes needs a new transformer.
 * Thread-safe if the class file source is.
 */
public final class AsyncTransformer implements ClassFileTransform {

    private final ClassFileSource classFiles;
    private final ClassHierarchy hierarchy;
    private final TransformOptions options;

    /**
     * Makes a transformer.
     *
     * @param classFiles finds the class files that the transformed code refers to; a missing one is
     *     no error where it is not needed
     * @param options what the caller chose
     */
    public AsyncTransformer(ClassFileSource classFiles, TransformOptions options) {
        this.classFiles = classFiles;
        this.hierarchy = new ClassHierarchy(classFiles);
        this.options = options;
    }

    /**
     * Transforms one class.
     *
     * @param classFile the class file, which is not changed
     * @return the rewritten class and its frame classes; the very same array if the class has no
     *     async method, has been transformed already, or has errors. Malformed bytes that mention the
     *     runtime give a diagnostic, never an exception
     * @throws IllegalStateException if the options ask for verification, and what was made does not
     *     verify: a mistake of this library
     */
    @Override
    public TransformResult transform(byte[] classFile) {
        if (!AsyncMention.in(classFile)) {
            return untouched(classFile, List.of());
        }
        int version = ClassVersion.of(classFile);
        if (version > ClassVersion.NEWEST) {
            return untouched(classFile, ClassVersion.seemsAsync(classFile)
                    ? List.of(StageFindings.unsupportedClassVersion("unknown", null, version,
                            ClassVersion.NEWEST))
                    : List.of());
        }
        return new TransformPipeline(classFiles, hierarchy, options, classFile).run();
    }

    private static TransformResult untouched(byte[] classFile, List<Diagnostic> diagnostics) {
        return new TransformResult(classFile, new TreeMap<>(), diagnostics, 0);
    }
}
