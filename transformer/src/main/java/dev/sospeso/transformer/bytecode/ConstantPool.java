package dev.sospeso.transformer.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * The entries of a class file's constant pool, found by their lengths (JVMS 4.4). Needs no library,
 * and knows class files of any version whose entry kinds it knows.
 */
public final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST_ENTRY = 10;

    private final byte[] bytes;
    private final int[] offsets;
    private final int end;

    private ConstantPool(byte[] bytes, int[] offsets, int end) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.end = end;
    }

    /**
     * Finds the entries.
     *
     * @param classFile the bytes of a class file
     * @return its constant pool, or null if this is no well-formed class file
     */
    public static ConstantPool of(byte[] classFile) {
        if (classFile.length < FIRST_ENTRY || int4(classFile, 0) != MAGIC) {
            return null;
        }
        int[] offsets = new int[int2(classFile, 8)];
        int at = FIRST_ENTRY;
        for (int index = 1; index < offsets.length; index++) {
            if (at + 3 > classFile.length) {
                return null;
            }
            offsets[index] = at;
            int length = length(classFile, at);
            if (length < 0) {
                return null;
            }
            if (classFile[at] == 5 || classFile[at] == 6) {
                index++;
            }
            at += length;
        }
        return at > classFile.length ? null : new ConstantPool(classFile, offsets, at);
    }

    private static int length(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case 1 -> 3 + int2(bytes, at + 1);
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 5, 6 -> 9;
            default -> -1;
        };
    }

    /**
     * Tells how many indices there are.
     *
     * @return one more than the last index
     */
    public int size() {
        return offsets.length;
    }

    /**
     * Tells where the pool ends.
     *
     * @return the offset of the first byte behind it: the class's access flags
     */
    public int end() {
        return end;
    }

    /**
     * Looks for ASCII text in the Utf8 entries.
     *
     * @param text what to look for
     * @return true if any Utf8 entry contains it
     */
    public boolean mentions(String text) {
        for (int offset : offsets) {
            if (offset != 0 && bytes[offset] == 1 && contains(offset + 3, text)) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(int from, String text) {
        int last = from + int2(bytes, from - 2) - text.length();
        for (int at = from; at <= last; at++) {
            if (matches(at, text)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks at what the entries refer to (JVMS 4.4).
     *
     * @return true if each refers to entries of the kinds that it may, and all text is well-formed
     */
    public boolean isWellFormed() {
        for (int index = 1; index < offsets.length; index++) {
            if (offsets[index] != 0 && !isWellFormed(offsets[index], index)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWellFormed(int at, int index) {
        return switch (bytes[at]) {
            case 1 -> utf8(index) != null;
            case 7, 8, 16, 19, 20 -> refersTo(at + 1, "\1");
            case 9, 10, 11 -> refersTo(at + 1, "\7") && refersTo(at + 3, "\14");
            case 12 -> refersTo(at + 1, "\1") && refersTo(at + 3, "\1");
            case 15 -> bytes[at + 1] >= 1 && bytes[at + 1] <= 9
                    && refersTo(at + 2, bytes[at + 1] <= 4 ? "\11" : "\12\13");
            case 17, 18 -> refersTo(at + 3, "\14");
            default -> true;
        };
    }

    private boolean refersTo(int at, String kinds) {
        return kinds.indexOf(kind(int2(bytes, at))) >= 0;
    }

    /**
     * Tells how many bootstrap methods the entries need.
     *
     * @return one more than the highest index of any
     */
    int bootstrapMethods() {
        int needed = 0;
        for (int offset : offsets) {
            if (offset != 0 && (bytes[offset] == 17 || bytes[offset] == 18)) {
                needed = Math.max(needed, int2(bytes, offset + 1) + 1);
            }
        }
        return needed;
    }

    /**
     * Tells the kind of an entry.
     *
     * @param index any index
     * @return its tag, or 0 if there is no such entry
     */
    int kind(int index) {
        return index <= 0 || index >= offsets.length || offsets[index] == 0 ? 0
                : bytes[offsets[index]];
    }

    /**
     * Reads the name of a class entry.
     *
     * @param index the index of a CONSTANT_Class entry, or 0
     * @return the internal name, or null for index 0 and for what is no class entry
     */
    public String className(int index) {
        if (index <= 0 || index >= offsets.length || offsets[index] == 0
                || bytes[offsets[index]] != 7) {
            return null;
        }
        return utf8(int2(bytes, offsets[index] + 1));
    }

    /**
     * Lists the classes that the pool refers to.
     *
     * @return the names of all class entries, arrays as descriptors
     */
    public Set<String> classNames() {
        Set<String> names = new TreeSet<>();
        for (int index = 1; index < offsets.length; index++) {
            String name = className(index);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    String utf8(int index) {
        if (index <= 0 || index >= offsets.length || offsets[index] == 0
                || bytes[offsets[index]] != 1) {
            return null;
        }
        int from = offsets[index] + 3;
        int length = int2(bytes, from - 2);
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] < 0) {
                return modifiedUtf8(from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** JVMS 4.4.7: each UTF-16 unit is coded by itself, in one to three bytes. */
    private String modifiedUtf8(int from, int length) {
        StringBuilder text = new StringBuilder(length);
        int end = from + length;
        for (int at = from; at < end; ) {
            int first = bytes[at++] & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
            } else if (first >> 5 == 0b110 && at < end) {
                text.append((char) ((first & 0x1F) << 6 | bytes[at++] & 0x3F));
            } else if (first >> 4 == 0b1110 && at + 1 < end) {
                text.append((char) ((first & 0x0F) << 12 | (bytes[at] & 0x3F) << 6
                        | bytes[at + 1] & 0x3F));
                at += 2;
            } else {
                return null;
            }
        }
        return text.toString();
    }

    static int int2(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static int int4(byte[] bytes, int at) {
        return int2(bytes, at) << 16 | int2(bytes, at + 2);
    }
}
