package dev.sospeso.transformer.check;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The static types of references by what made them. */
final class StaticTypes {

    private StaticTypes() {
    }

    /** Returns the type of what an origin makes; null for the null constant and where unknown. */
    static Type of(CheckedMethod method, AbstractInsnNode origin) {
        if (origin instanceof ValueOrigins.Parameter parameter) {
            return parameter.type();
        }
        if (origin instanceof MethodInsnNode call) {
            return Type.getReturnType(call.desc);
        }
        if (origin instanceof InvokeDynamicInsnNode call) {
            return Type.getReturnType(call.desc);
        }
        if (origin instanceof FieldInsnNode field) {
            return Type.getType(field.desc);
        }
        if (origin instanceof TypeInsnNode typed && (typed.getOpcode() == Opcodes.NEW
                || typed.getOpcode() == Opcodes.CHECKCAST)) {
            return Type.getObjectType(typed.desc);
        }
        if (origin.getOpcode() == Opcodes.NEWARRAY || origin.getOpcode() == Opcodes.ANEWARRAY) {
            return arrayType(origin);
        }
        if (origin instanceof LdcInsnNode constant) {
            return constantType(constant.cst);
        }
        return origin instanceof LabelNode handler ? caughtType(method, handler) : null;
    }

    private static Type arrayType(AbstractInsnNode origin) {
        if (origin instanceof TypeInsnNode references) {
            return Type.getType("[" + Type.getObjectType(references.desc).getDescriptor());
        }
        return Type.getType("[" + "ZCFDBSIJ".charAt(
                ((IntInsnNode) origin).operand - Opcodes.T_BOOLEAN));
    }

    private static Type constantType(Object constant) {
        if (constant instanceof String) {
            return Type.getType(String.class);
        }
        return constant instanceof Type type && type.getSort() != Type.METHOD
                ? Type.getType(Class.class) : null;
    }

    private static Type caughtType(CheckedMethod method, LabelNode handler) {
        for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
            if (block.handler == handler && block.type != null) {
                return Type.getObjectType(block.type);
            }
        }
        return null;
    }
}
