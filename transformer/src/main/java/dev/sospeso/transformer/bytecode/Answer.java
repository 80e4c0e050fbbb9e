package dev.sospeso.transformer.bytecode;

/** An answer about classes, some of which may be missing. */
public enum Answer {
    /** Certainly. */
    YES,
    /** Certainly not. */
    NO,
    /** A class that would decide it was not found. */
    UNKNOWN;

    static Answer of(boolean certain) {
        return certain ? YES : NO;
    }
}
