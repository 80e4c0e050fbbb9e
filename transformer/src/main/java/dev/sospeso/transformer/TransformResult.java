package dev.sospeso.transformer;

import dev.sospeso.transformer.diagnose.Diagnostic;
import java.util.List;
import java.util.SortedMap;

/**
 * What the transformer made of one class; the caller places the output.
 *
 * @param classFile the new class file; the very array that was given when nothing was to do, or when
 *     there are errors
 * @param frameClasses the frame classes by internal name, to be placed beside the class; empty when
 *     nothing was to do or there are errors
 * @param diagnostics errors and warnings in the order of the class file
 * @param asyncMethods how many methods were rewritten
 */
public record TransformResult(byte[] classFile, SortedMap<String, byte[]> frameClasses,
        List<Diagnostic> diagnostics, int asyncMethods) {

    /**
     * Says whether the class was rewritten.
     *
     * @return true if it has async methods and no errors
     */
    public boolean changed() {
        return asyncMethods > 0 && !hasErrors();
    }

    /**
     * Says whether the class must not be used.
     *
     * @return true if any diagnostic is an error
     */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
