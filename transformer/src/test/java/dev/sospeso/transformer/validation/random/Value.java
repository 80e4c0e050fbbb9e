package dev.sospeso.transformer.validation.random;

import org.objectweb.asm.Opcodes;

/** The types of values in code made at random. */
enum Value {
    INT("Int", "I", "java/lang/Integer", "intValue", Opcodes.ILOAD),
    LONG("Long", "J", "java/lang/Long", "longValue", Opcodes.LLOAD),
    FLOAT("Float", "F", "java/lang/Float", "floatValue", Opcodes.FLOAD),
    DOUBLE("Double", "D", "java/lang/Double", "doubleValue", Opcodes.DLOAD),
    STRING("String", "Ljava/lang/String;", "java/lang/String", null, Opcodes.ALOAD),
    OBJECT("Object", "Ljava/lang/Object;", "java/lang/Object", null, Opcodes.ALOAD),
    THROWABLE("Throwable", "Ljava/lang/Throwable;", "java/lang/Throwable", null, Opcodes.ALOAD);

    private final String suffix;
    private final String descriptor;
    private final String boxed;
    private final String unboxing;
    private final int load;

    Value(String suffix, String descriptor, String boxed, String unboxing, int load) {
        this.suffix = suffix;
        this.descriptor = descriptor;
        this.boxed = boxed;
        this.unboxing = unboxing;
        this.load = load;
    }

    boolean isPrimitive() {
        return unboxing != null;
    }

    boolean isWide() {
        return this == LONG || this == DOUBLE;
    }

    /** How many slots it takes. */
    int size() {
        return isWide() ? 2 : 1;
    }

    String suffix() {
        return suffix;
    }

    String descriptor() {
        return descriptor;
    }

    String boxed() {
        return boxed;
    }

    String unboxing() {
        return unboxing;
    }

    int load() {
        return load;
    }

    int store() {
        return load + Opcodes.ISTORE - Opcodes.ILOAD;
    }
}
