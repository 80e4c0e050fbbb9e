package dev.sospeso.transformer.diagnose;

/** The catalogue of what the transformer refuses or warns about. */
public enum Rule {
    /** The class file is newer than this transformer knows. */
    UNSUPPORTED_CLASS_VERSION,
    /** A method is too large after the expansion. */
    METHOD_TOO_LARGE
}
