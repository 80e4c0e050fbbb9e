package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.analyse.JvmValue;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A list of instructions that is written from front to back. */
final class Code {

    private final InsnList list = new InsnList();

    InsnList list() {
        return list;
    }

    Code add(AbstractInsnNode insn) {
        list.add(insn);
        return this;
    }

    /** Adds a stack map frame, unless it is null: old class files have none. */
    Code addFrame(FrameNode frame) {
        return frame == null ? this : add(frame);
    }

    Code op(int opcode) {
        return add(new InsnNode(opcode));
    }

    Code label(LabelNode label) {
        return add(label);
    }

    Code jump(int opcode, LabelNode target) {
        return add(new JumpInsnNode(opcode, target));
    }

    Code load(int local) {
        return add(new VarInsnNode(Opcodes.ALOAD, local));
    }

    Code store(int local) {
        return add(new VarInsnNode(Opcodes.ASTORE, local));
    }

    Code load(JvmValue value, int local) {
        return add(new VarInsnNode(value.opcode(Opcodes.ILOAD), local));
    }

    Code store(JvmValue value, int local) {
        return add(new VarInsnNode(value.opcode(Opcodes.ISTORE), local));
    }

    Code loadInt(int local) {
        return add(new VarInsnNode(Opcodes.ILOAD, local));
    }

    Code storeInt(int local) {
        return add(new VarInsnNode(Opcodes.ISTORE, local));
    }

    Code getField(String owner, String name, String descriptor) {
        return add(new FieldInsnNode(Opcodes.GETFIELD, owner, name, descriptor));
    }

    Code putField(String owner, String name, String descriptor) {
        return add(new FieldInsnNode(Opcodes.PUTFIELD, owner, name, descriptor));
    }

    Code invoke(int opcode, String owner, String name, String descriptor, boolean itf) {
        return add(new MethodInsnNode(opcode, owner, name, descriptor, itf));
    }

    Code invokeStatic(String owner, String name, String descriptor) {
        return invoke(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    Code invokeVirtual(String owner, String name, String descriptor) {
        return invoke(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    Code type(int opcode, String type) {
        return add(new TypeInsnNode(opcode, type));
    }

    Code constant(int value) {
        if (value >= -1 && value <= 5) {
            return op(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            return add(new IntInsnNode(Opcodes.BIPUSH, value));
        } else if (value == (short) value) {
            return add(new IntInsnNode(Opcodes.SIPUSH, value));
        }
        return add(new LdcInsnNode(value));
    }

    /** Pushes null or zero. */
    Code defaultValue(JvmValue value) {
        return op(switch (value.kind()) {
            case INT -> Opcodes.ICONST_0;
            case FLOAT -> Opcodes.FCONST_0;
            case LONG -> Opcodes.LCONST_0;
            case DOUBLE -> Opcodes.DCONST_0;
            default -> Opcodes.ACONST_NULL;
        });
    }
}
