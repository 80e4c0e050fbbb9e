package dev.sospeso.transformer.torture;

/** Where rewritten methods suspend. */
enum TortureMode {
    /** Before every call. */
    CALLS,
    /** Before every instruction. */
    INSNS,
    /** Before every call, at its hits 1, 2, 4, 8, ... */
    BACKOFF,
    /** Nowhere: the methods stay as they are, and count the places where CALLS would suspend. */
    PROBE
}
