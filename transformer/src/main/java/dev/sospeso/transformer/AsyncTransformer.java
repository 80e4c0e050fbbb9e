package dev.sospeso.transformer;

import dev.sospeso.transformer.bytecode.ClassFileSource;
import dev.sospeso.transformer.find.AsyncMention;
import java.util.List;
import java.util.TreeMap;

/**
 * The facade: a class file in, a {@link TransformResult} out. The agent, the Maven plugin, the
 * command line and the class loader for tests all call {@link #transform} and place what it gives.
 *
 * <p>Deterministic: the same bytes and class path give the same result. Thread-safe if the class
 * file source is.
 */
public final class AsyncTransformer {

    private final ClassFileSource classFiles;
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
        this.options = options;
    }

    /**
     * Transforms one class.
     *
     * @param classFile the class file, which is not changed
     * @return the rewritten class and its frame classes; the very same array if the class has no
     *     async method, has been transformed already, or has errors. Malformed bytes that mention the
     *     runtime give a diagnostic, never an exception
     */
    public TransformResult transform(byte[] classFile) {
        if (!AsyncMention.in(classFile)) {
            return new TransformResult(classFile, new TreeMap<>(), List.of(), 0);
        }
        return new TransformPipeline(classFiles, options).run(classFile);
    }
}
