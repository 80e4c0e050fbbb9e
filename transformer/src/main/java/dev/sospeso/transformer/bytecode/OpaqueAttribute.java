package dev.sospeso.transformer.bytecode;

import java.util.Collection;
import java.util.stream.Stream;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;

/**
 * An attribute that nobody here understands, kept byte for byte where it stood. ASM's own takes one
 * of a method's code for one of the method. Its indices hold, since the constant pool is kept.
 */
@SuppressWarnings("exports")
public final class OpaqueAttribute extends Attribute {

    private final byte[] content;
    private final boolean code;

    private OpaqueAttribute(String type, byte[] content, boolean code) {
        super(type);
        this.content = content;
        this.code = code;
    }

    /**
     * Makes the prototypes by which ASM reads attributes, our own marks among them.
     *
     * @param types the names of attributes that nobody here understands
     * @return what {@link ClassReader#accept(org.objectweb.asm.ClassVisitor, Attribute[], int)}
     *     takes
     */
    public static Attribute[] prototypes(Collection<String> types) {
        return Stream.concat(Stream.of(MarkerAttribute.transformed(), MarkerAttribute.frame()),
                types.stream().map(type -> new OpaqueAttribute(type, new byte[0], false)))
                .toArray(Attribute[]::new);
    }

    @Override
    public boolean isCodeAttribute() {
        return code;
    }

    @Override
    protected Attribute read(ClassReader reader, int offset, int length, char[] buffer,
            int codeOffset, Label[] labels) {
        return new OpaqueAttribute(type, reader.readBytes(offset, length), codeOffset >= 0);
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] methodCode, int codeLength, int maxStack,
            int maxLocals) {
        return new ByteVector(content.length).putByteArray(content, 0, content.length);
    }
}
