package dev.sospeso.transformer.check;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where control may go from an instruction. */
final class ControlEdges {

    private static final String THROWABLE = "java/lang/Throwable";

    private final MethodNode method;

    ControlEdges(MethodNode method) {
        this.method = method;
    }

    /** Returns the instructions that may run next when nothing is thrown. */
    List<AbstractInsnNode> successors(AbstractInsnNode insn) {
        List<AbstractInsnNode> next = new ArrayList<>();
        int opcode = insn.getOpcode();
        if (insn instanceof JumpInsnNode jump) {
            next.add(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            next.addAll(table.labels);
            next.add(table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            next.addAll(lookup.labels);
            next.add(lookup.dflt);
        }
        boolean stops = opcode == Opcodes.GOTO || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH || opcode == Opcodes.ATHROW
                || opcode == Opcodes.RET || isReturn(opcode);
        if (!stops && insn.getNext() != null) {
            next.add(insn.getNext());
        }
        return next;
    }

    /** Says whether control may, or must, go elsewhere from an instruction than to the next one. */
    static boolean endsBlock(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return insn instanceof JumpInsnNode || opcode >= Opcodes.RET && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW;
    }

    /** Says whether an opcode is one of the six returns. */
    static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** Returns the handlers that an exception of an instruction may reach, in the table's order. */
    List<AbstractInsnNode> handlers(AbstractInsnNode insn) {
        List<AbstractInsnNode> handlers = new ArrayList<>();
        for (TryCatchBlockNode block : covering(insn)) {
            handlers.add(block.handler);
            if (block.type == null || block.type.equals(THROWABLE)) {
                break;
            }
        }
        return handlers;
    }

    /** Returns the entries of the exception table that cover an instruction that may throw. */
    List<TryCatchBlockNode> covering(AbstractInsnNode insn) {
        return mayThrow(insn.getOpcode()) ? enclosing(insn) : List.of();
    }

    /** Returns the entries of the exception table in whose range an instruction stands. */
    List<TryCatchBlockNode> enclosing(AbstractInsnNode insn) {
        int index = method.instructions.indexOf(insn);
        return method.tryCatchBlocks == null ? List.of() : method.tryCatchBlocks.stream()
                .filter(block -> method.instructions.indexOf(block.start) <= index
                        && index < method.instructions.indexOf(block.end))
                .toList();
    }

    private static boolean mayThrow(int opcode) {
        boolean jumps = opcode >= Opcodes.IFEQ && opcode <= Opcodes.LOOKUPSWITCH
                || opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
        boolean copies = opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
                || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
        return opcode > Opcodes.SIPUSH && !jumps && !copies && opcode != Opcodes.IINC
                && !isReturn(opcode);
    }
}
