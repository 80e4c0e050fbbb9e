package dev.sospeso.transformer.validation.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads class files from the tests' class path. */
public final class ClassBytes {

    private ClassBytes() {
    }

    /** The class file, or null if there is none. */
    public static byte[] of(String internalName) {
        String file = internalName + ".class";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
