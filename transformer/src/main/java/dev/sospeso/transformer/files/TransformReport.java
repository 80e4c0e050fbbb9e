package dev.sospeso.transformer.files;

import dev.sospeso.transformer.diagnose.Diagnostic;
import java.util.List;

/**
 * What was found and done in one directory or jar. Files are named relative to it, with slashes.
 *
 * @param classFiles how many class files were looked at
 * @param transformed the classes that were rewritten, or would be, in the order of the files
 * @param diagnostics all errors and warnings, in the order of the files
 * @param written the files that were written, in that order; a file that had the same content
 *     already is not written
 * @param deleted the frame classes that were deleted because nothing refers to them any more
 */
public record TransformReport(int classFiles, List<TransformedClass> transformed,
        List<Diagnostic> diagnostics, List<String> written, List<String> deleted) {

    /**
     * Says whether any class must not be used.
     *
     * @return true if a diagnostic is an error
     */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /**
     * Counts the async methods.
     *
     * @return how many methods the transformed classes have
     */
    public int asyncMethods() {
        return transformed.stream().mapToInt(TransformedClass::asyncMethods).sum();
    }
}
