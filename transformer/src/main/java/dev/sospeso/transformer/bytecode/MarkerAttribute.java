package dev.sospeso.transformer.bytecode;

import java.util.List;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;

/** A class attribute that says which version of the transformer wrote the class. */
@SuppressWarnings("exports")
public final class MarkerAttribute extends Attribute {

    /** Raised when the calling convention changes: old output must not be mixed with new. */
    public static final int VERSION = 1;

    private final int version;

    private MarkerAttribute(String type, int version) {
        super(type);
        this.version = version;
    }

    /**
     * Marks a class whose async methods have been rewritten.
     *
     * @return a new attribute
     */
    public static MarkerAttribute transformed() {
        return new MarkerAttribute(RuntimeNames.TRANSFORMED_ATTRIBUTE, VERSION);
    }

    /**
     * Marks a frame class.
     *
     * @return a new attribute
     */
    public static MarkerAttribute frame() {
        return new MarkerAttribute(RuntimeNames.FRAME_ATTRIBUTE, VERSION);
    }

    /**
     * Finds one of the marks.
     *
     * @param attributes a class's non-standard attributes, read with {@link #transformed()} and
     *     {@link #frame()} as prototypes; or null
     * @return the mark of a transformed class or of a frame class, or null
     */
    public static MarkerAttribute in(List<Attribute> attributes) {
        for (Attribute attribute : attributes == null ? List.<Attribute>of() : attributes) {
            if (attribute instanceof MarkerAttribute marker) {
                return marker;
            }
        }
        return null;
    }

    /**
     * Tells which version of the calling convention the class follows.
     *
     * @return the version, or 0 if it is not readable
     */
    public int version() {
        return version;
    }

    @Override
    protected Attribute read(ClassReader reader, int offset, int length, char[] buffer,
            int codeOffset, Label[] labels) {
        return new MarkerAttribute(type, length < 2 ? 0 : reader.readUnsignedShort(offset));
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int codeLength, int maxStack,
            int maxLocals) {
        return new ByteVector().putShort(version);
    }
}
