package dev.sospeso.transformer.analyse;

import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/** A verification type (JVMS 4.10.1.2). An uninitialised object knows the {@code NEW} that made it. */
public final class JvmValue implements Value {

    /** The verification types. */
    public enum Kind {
        /** No usable value. */
        TOP,
        /** boolean, byte, char, short or int. */
        INT,
        /** float. */
        FLOAT,
        /** long; two slots. */
        LONG,
        /** double; two slots. */
        DOUBLE,
        /** The null constant. */
        NULL,
        /** An object or array. */
        REFERENCE,
        /** An object whose constructor has not been called. */
        UNINITIALIZED,
        /** {@code this} of a constructor before it has called another constructor. */
        UNINITIALIZED_THIS,
        /** The return address of a subroutine. */
        RETURN_ADDRESS
    }

    /** No usable value. */
    public static final JvmValue TOP = new JvmValue(Kind.TOP);
    /** Any int-like value. */
    public static final JvmValue INT = new JvmValue(Kind.INT);
    /** A float. */
    public static final JvmValue FLOAT = new JvmValue(Kind.FLOAT);
    /** A long. */
    public static final JvmValue LONG = new JvmValue(Kind.LONG);
    /** A double. */
    public static final JvmValue DOUBLE = new JvmValue(Kind.DOUBLE);
    /** The null constant. */
    public static final JvmValue NULL = new JvmValue(Kind.NULL);
    /** A constructor's own object. */
    public static final JvmValue UNINITIALIZED_THIS = new JvmValue(Kind.UNINITIALIZED_THIS);
    /** A subroutine's return address. */
    public static final JvmValue RETURN_ADDRESS = new JvmValue(Kind.RETURN_ADDRESS);

    private final Kind kind;
    private final Type type;
    /** The type's descriptor, whose hash a string keeps. */
    private final String descriptor;
    private final AbstractInsnNode allocation;

    private JvmValue(Kind kind) {
        this.kind = kind;
        this.type = null;
        this.descriptor = null;
        this.allocation = null;
    }

    private JvmValue(Kind kind, Type type, AbstractInsnNode allocation) {
        this.kind = kind;
        this.type = type;
        this.descriptor = type.getDescriptor();
        this.allocation = allocation;
    }

    /**
     * Makes the value of a declared type.
     *
     * @param type a field, parameter or result type
     * @return its verification type; null for void
     */
    public static JvmValue of(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> null;
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> INT;
            case Type.FLOAT -> FLOAT;
            case Type.LONG -> LONG;
            case Type.DOUBLE -> DOUBLE;
            default -> new JvmValue(Kind.REFERENCE, type, null);
        };
    }

    /**
     * Makes an initialised object.
     *
     * @param internalName its class, or an array's descriptor
     * @return a REFERENCE
     */
    public static JvmValue ofObject(String internalName) {
        return new JvmValue(Kind.REFERENCE, Type.getObjectType(internalName), null);
    }

    /**
     * Makes an object whose constructor has not been called.
     *
     * @param internalName its class
     * @param allocation its {@code NEW} instruction
     * @return an UNINITIALIZED value
     */
    public static JvmValue ofNew(String internalName, AbstractInsnNode allocation) {
        return new JvmValue(Kind.UNINITIALIZED, Type.getObjectType(internalName), allocation);
    }

    /**
     * Tells which of the verification types this is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the type of an object.
     *
     * @return the type of a REFERENCE or UNINITIALIZED value, else null
     */
    public Type type() {
        return type;
    }

    /**
     * Returns the instruction that made an object whose constructor has not been called.
     *
     * @return the {@code NEW} instruction of an UNINITIALIZED value, else null
     */
    public AbstractInsnNode allocation() {
        return allocation;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof JvmValue value && kind == value.kind
                && allocation == value.allocation && Objects.equals(descriptor, value.descriptor);
    }

    @Override
    public int hashCode() {
        return kind.ordinal() + 31 * Objects.hashCode(descriptor);
    }

    @Override
    public String toString() {
        return descriptor == null ? kind.name() : kind + " " + descriptor;
    }

    @Override
    public int getSize() {
        return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
    }

    /**
     * Says whether this is an object whose constructor has not been called.
     *
     * @return true for UNINITIALIZED
     */
    public boolean isUninitialized() {
        return kind == Kind.UNINITIALIZED;
    }

    /**
     * Says whether the collector follows this value.
     *
     * @return true for REFERENCE and NULL
     */
    public boolean isReference() {
        return kind == Kind.REFERENCE || kind == Kind.NULL;
    }

    /**
     * Returns the descriptor of a field that can hold this value.
     *
     * @return {@code I}, {@code F}, {@code J}, {@code D} or a reference descriptor
     * @throws IllegalStateException if no field can hold it
     */
    public String fieldDescriptor() {
        return switch (kind) {
            case INT -> "I";
            case FLOAT -> "F";
            case LONG -> "J";
            case DOUBLE -> "D";
            case REFERENCE -> descriptor;
            default -> throw new IllegalStateException("no field can hold " + kind);
        };
    }

    /**
     * Returns the form that stack map frames use.
     *
     * @return an {@code Opcodes} integer, an internal name, or the label of the {@code NEW}
     */
    public Object frameElement() {
        return switch (kind) {
            case TOP, RETURN_ADDRESS -> Opcodes.TOP;
            case INT -> Opcodes.INTEGER;
            case FLOAT -> Opcodes.FLOAT;
            case LONG -> Opcodes.LONG;
            case DOUBLE -> Opcodes.DOUBLE;
            case NULL -> Opcodes.NULL;
            case REFERENCE -> type.getInternalName();
            case UNINITIALIZED_THIS -> Opcodes.UNINITIALIZED_THIS;
            case UNINITIALIZED -> AllocationLabel.of(allocation);
        };
    }

    /**
     * Returns the opcode that loads or stores this value, given the one for int.
     *
     * @param intOpcode {@code ILOAD} or {@code ISTORE}
     * @return the opcode for this kind
     */
    public int opcode(int intOpcode) {
        return switch (kind) {
            case INT -> intOpcode;
            case LONG -> intOpcode + 1;
            case FLOAT -> intOpcode + 2;
            case DOUBLE -> intOpcode + 3;
            default -> intOpcode + 4;
        };
    }
}
