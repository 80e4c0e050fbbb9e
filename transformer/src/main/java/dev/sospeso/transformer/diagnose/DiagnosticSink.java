package dev.sospeso.transformer.diagnose;

/** Takes findings, in the order of the class file. */
@FunctionalInterface
public interface DiagnosticSink {

    /**
     * Takes one finding.
     *
     * @param diagnostic the finding
     */
    void report(Diagnostic diagnostic);
}
