package dev.sospeso.transformer;

import dev.sospeso.transformer.diagnose.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** A class cannot be loaded because it cannot be transformed; the message lists every error. */
public final class TransformationError extends LinkageError {

    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    /**
     * Makes an error.
     *
     * @param className the class, with dots
     * @param diagnostics its errors and warnings
     */
    public TransformationError(String className, List<Diagnostic> diagnostics) {
        super(className + " cannot be transformed:\n" + diagnostics.stream()
                .map(Diagnostic::render).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Lists what is wrong.
     *
     * @return the errors and warnings, in the order of the class file; empty after serialization
     */
    public List<Diagnostic> diagnostics() {
        return diagnostics == null ? List.of() : diagnostics;
    }
}
