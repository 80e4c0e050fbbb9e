package dev.sospeso.transformer.diagnose;

/**
 * A place in a source file.
 *
 * @param className the class, with dots
 * @param method the method's name
 * @param file the source file's name, or null where the class file does not tell
 * @param line the line, or -1 where the class file does not tell
 */
public record SourcePlace(String className, String method, String file, int line) {

    /** The form that consoles and IDEs make clickable: {@code pkg.Shop.total(Shop.java:41)}. */
    @Override
    public String toString() {
        return new StackTraceElement(className, method, file, line).toString();
    }
}
