package dev.sospeso;

/** Throws checked exceptions where Java's rules cannot follow them: across a suspension. */
final class Sneaky {

    private Sneaky() {
    }

    @SuppressWarnings("unchecked")
    static <X extends Throwable> X rethrow(Throwable exception) throws X {
        throw (X) exception;
    }
}
