package dev.sospeso.transformer.torture;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The boxes of primitive types. */
final class Boxes {

    private Boxes() {
    }

    static String of(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** Turns the object on the stack into the result of a method, and returns it. */
    static InsnList returnAs(Type type) {
        InsnList code = new InsnList();
        switch (type.getSort()) {
            case Type.VOID -> code.add(new InsnNode(Opcodes.POP));
            case Type.ARRAY, Type.OBJECT -> {
                if (!type.getInternalName().equals("java/lang/Object")) {
                    code.add(new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
                }
            }
            default -> {
                code.add(new TypeInsnNode(Opcodes.CHECKCAST, of(type)));
                code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, of(type),
                        type.getClassName() + "Value", "()" + type.getDescriptor()));
            }
        }
        code.add(new InsnNode(type.getOpcode(Opcodes.IRETURN)));
        return code;
    }
}
