package dev.sospeso.transformer.validation.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Replaces class names wherever a class file's constant pool has them. */
final class RenamedConstants {

    private final Map<String, String> names;

    RenamedConstants(Map<String, String> names) {
        this.names = names;
    }

    byte[] apply(byte[] classFile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(classFile.length + 256);
        try {
            copy(new DataInputStream(new ByteArrayInputStream(classFile)), new DataOutputStream(out));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return out.toByteArray();
    }

    private void copy(DataInputStream in, DataOutputStream out) throws IOException {
        out.writeLong(in.readLong());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == 1) {
                out.writeUTF(renamed(in.readUTF()));
            } else {
                out.write(in.readNBytes(size(tag)));
                index += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        in.transferTo(out);
    }

    private static int size(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 5, 6 -> 8;
            default -> 4;
        };
    }

    private String renamed(String text) {
        String renamed = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.replace(name.getKey(), name.getValue());
        }
        return renamed;
    }
}
