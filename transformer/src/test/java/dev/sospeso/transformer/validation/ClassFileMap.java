package dev.sospeso.transformer.validation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of a well-formed class file stand (JVMS 4.1), to damage them one by one. */
final class ClassFileMap {

    /** Offsets of numbers of two bytes: counts, sizes and indices. */
    private final List<Integer> shorts = new ArrayList<>();
    /** Offsets of numbers of four bytes: lengths. */
    private final List<Integer> ints = new ArrayList<>();
    /** Offsets of the constant pool's entries; 0 where there is none. */
    private final int[] constants;
    /** First and last offset of each method's instructions. */
    private final List<int[]> codes = new ArrayList<>();
    private final ByteBuffer in;

    ClassFileMap(byte[] classFile) {
        in = ByteBuffer.wrap(classFile);
        in.position(8);
        constants = new int[number(2)];
        for (int index = 1; index < constants.length; index++) {
            constants[index] = in.position();
            int tag = in.get();
            constant(tag);
            if (tag == 5 || tag == 6) {
                index++;
            }
        }
        for (int header = 0; header < 3; header++) {
            number(2);
        }
        for (int interfaces = number(2); interfaces > 0; interfaces--) {
            number(2);
        }
        members();
        members();
        attributes();
        if (in.hasRemaining()) {
            throw new AssertionError("not at the end");
        }
    }

    private int number(int width) {
        (width == 2 ? shorts : ints).add(in.position());
        return width == 2 ? in.getShort() & 0xFFFF : in.getInt();
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }

    private void constant(int tag) {
        switch (tag) {
            case 1 -> skip(number(2));
            case 3, 4 -> skip(4);
            case 5, 6 -> skip(8);
            case 15 -> {
                skip(1);
                number(2);
            }
            case 7, 8, 16, 19, 20 -> number(2);
            default -> {
                number(2);
                number(2);
            }
        }
    }

    private void members() {
        for (int count = number(2); count > 0; count--) {
            number(2);
            number(2);
            number(2);
            attributes();
        }
    }

    private void attributes() {
        for (int count = number(2); count > 0; count--) {
            String name = utf8(number(2));
            int end = number(4) + in.position();
            if (name.equals("Code")) {
                code();
            } else {
                while (in.position() + 2 <= end) {
                    number(2);
                }
            }
            in.position(end);
        }
    }

    private void code() {
        number(2);
        number(2);
        int length = number(4);
        codes.add(new int[] {in.position(), in.position() + length});
        skip(length);
        for (int handlers = number(2); handlers > 0; handlers--) {
            for (int part = 0; part < 4; part++) {
                number(2);
            }
        }
        attributes();
    }

    private String utf8(int index) {
        int at = constants[index];
        byte[] text = new byte[in.getShort(at + 1)];
        in.get(at + 3, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    List<Integer> shorts() {
        return shorts;
    }

    List<Integer> ints() {
        return ints;
    }

    /** The first byte of a constant, or 0 for an index without one. */
    int constant(int index, int none) {
        return index < 1 || index >= constants.length ? none : constants[index];
    }

    int constants() {
        return constants.length;
    }

    List<int[]> codes() {
        return codes;
    }
}
