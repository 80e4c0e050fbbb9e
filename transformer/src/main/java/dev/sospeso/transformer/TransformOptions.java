package dev.sospeso.transformer;

/**
 * What a caller may choose.
 *
 * @param failOnUnawaited whether a dropped coroutine is an error (the default) or a warning
 * @param verify whether every class that is emitted is checked with ASM's verifier
 */
public record TransformOptions(boolean failOnUnawaited, boolean verify) {

    /** Dropped coroutines are errors; the output is trusted. */
    public static final TransformOptions DEFAULT = new TransformOptions(true, false);
}
