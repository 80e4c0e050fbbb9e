package dev.sospeso.transformer.bytecode;

import java.util.List;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassWriter;

/** A class attribute that says which version of the transformer wrote the class. */
@SuppressWarnings("exports")
public final class MarkerAttribute extends Attribute {

    /** Raised when the calling convention changes: old output must not be mixed with new. */
    public static final int VERSION = 1;

    private MarkerAttribute(String type) {
        super(type);
    }

    /**
     * Marks a class whose async methods have been rewritten.
     *
     * @return a new attribute
     */
    public static MarkerAttribute transformed() {
        return new MarkerAttribute(RuntimeNames.TRANSFORMED_ATTRIBUTE);
    }

    /**
     * Marks a frame class.
     *
     * @return a new attribute
     */
    public static MarkerAttribute frame() {
        return new MarkerAttribute(RuntimeNames.FRAME_ATTRIBUTE);
    }

    /**
     * Says whether a class carries one of the marks.
     *
     * @param attributes its non-standard attributes, or null
     * @return true for a transformed class and for a frame class
     */
    public static boolean isIn(List<Attribute> attributes) {
        return attributes != null && attributes.stream().anyMatch(attribute ->
                attribute.type.equals(RuntimeNames.TRANSFORMED_ATTRIBUTE)
                        || attribute.type.equals(RuntimeNames.FRAME_ATTRIBUTE));
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int codeLength, int maxStack,
            int maxLocals) {
        return new ByteVector().putShort(VERSION);
    }
}
