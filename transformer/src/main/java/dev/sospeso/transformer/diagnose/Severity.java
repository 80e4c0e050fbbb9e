package dev.sospeso.transformer.diagnose;

/** How bad a diagnostic is. */
public enum Severity {
    /** The class must not be used. */
    ERROR,
    /** The class works, but probably not as its author thinks. */
    WARNING
}
