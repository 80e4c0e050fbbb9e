package dev.sospeso.transformer.find;

import dev.sospeso.transformer.bytecode.ConstantPool;
import java.util.Arrays;

/**
 * The cheap first look: whether a class file can have anything to transform at all. Almost every
 * class ends here, so it costs one scan of the raw bytes and needs no library.
 */
public final class AsyncMention {

    private static final String TEXT = "dev/sospeso/";
    private static final int LENGTH = TEXT.length();

    /** By byte: how far the window may move when that byte stands at its end (Horspool). */
    private static final byte[] SHIFTS = shifts();

    private AsyncMention() {
    }

    /**
     * Looks for any type of this library: as a class, in a descriptor or in a signature.
     *
     * @param classFile the bytes of a class file; anything else is no mention
     * @return true if a Utf8 entry of the constant pool contains {@code dev/sospeso/}
     */
    public static boolean in(byte[] classFile) {
        if (!occurs(classFile)) {
            return false;
        }
        // A debug extension, another's attribute or a torn file may hold the bytes too.
        ConstantPool pool = ConstantPool.of(classFile);
        return pool != null && pool.mentions(TEXT);
    }

    private static boolean occurs(byte[] bytes) {
        byte last = (byte) TEXT.charAt(LENGTH - 1);
        for (int end = LENGTH - 1; end < bytes.length; ) {
            byte found = bytes[end];
            if (found == last && matches(bytes, end - LENGTH + 1)) {
                return true;
            }
            end += SHIFTS[found & 0xFF];
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH; i++) {
            if (bytes[at + i] != TEXT.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] shifts() {
        byte[] shifts = new byte[256];
        Arrays.fill(shifts, (byte) LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            shifts[TEXT.charAt(i)] = (byte) (LENGTH - 1 - i);
        }
        return shifts;
    }
}
