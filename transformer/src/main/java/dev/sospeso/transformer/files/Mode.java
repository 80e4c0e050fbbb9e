package dev.sospeso.transformer.files;

/** What becomes of the findings. */
public enum Mode {
    /** Nothing is written: only the report is wanted. */
    CHECK,
    /** Nothing is written if any class has an error. */
    ALL_OR_NOTHING,
    /** Classes with errors stay as they are; the others are written. */
    SKIP_FAULTY
}
