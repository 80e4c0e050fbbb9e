package dev.sospeso.transformer.validation.oracle;

/** Throws what the compiler cannot follow. */
final class Sneak {

    private Sneak() {
    }

    @SuppressWarnings("unchecked")
    static <X extends Throwable> X rethrow(Throwable exception) throws X {
        throw (X) exception;
    }
}
