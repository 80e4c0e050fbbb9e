package dev.sospeso.transformer.find;

import java.nio.charset.StandardCharsets;
import org.objectweb.asm.Opcodes;

/** Judges class files that are newer than ASM can read, by their raw bytes. */
public final class ClassVersion {

    /** The newest major version that can be read. */
    public static final int NEWEST = Opcodes.V27;

    private ClassVersion() {
    }

    /**
     * Reads the major version.
     *
     * @param classFile a class file
     * @return its major version, or 0 if there are too few bytes
     */
    public static int of(byte[] classFile) {
        return classFile.length < 8 ? 0 : (classFile[6] & 0xFF) << 8 | classFile[7] & 0xFF;
    }

    /**
     * Says whether a class seems to have async methods.
     *
     * @param classFile a class file of any version
     * @return true if it names the annotation, or the class and the name of {@code await}
     */
    public static boolean seemsAsync(byte[] classFile) {
        return contains(classFile, "Ldev/sospeso/Async;")
                || contains(classFile, "dev/sospeso/asyncio/Asyncio")
                        && contains(classFile, "\0\5await");
    }

    private static boolean contains(byte[] classFile, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int start = 0; start <= classFile.length - wanted.length; start++) {
            int length = 0;
            while (length < wanted.length && classFile[start + length] == wanted[length]) {
                length++;
            }
            if (length == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
