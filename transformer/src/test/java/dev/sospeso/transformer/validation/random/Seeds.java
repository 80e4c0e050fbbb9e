package dev.sospeso.transformer.validation.random;

/**
 * A range of seeds.
 *
 * @param from the first
 * @param to behind the last
 */
record Seeds(long from, long to) {

    /** Reads {@code 0-2000}. */
    static Seeds parse(String text) {
        int dash = text.indexOf('-');
        return new Seeds(Long.parseLong(text.substring(0, dash)),
                Long.parseLong(text.substring(dash + 1)));
    }
}
