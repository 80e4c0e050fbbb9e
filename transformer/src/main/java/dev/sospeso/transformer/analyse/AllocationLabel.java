package dev.sospeso.transformer.analyse;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** The label by which a stack map frame names a {@code NEW} instruction. */
final class AllocationLabel {

    private AllocationLabel() {
    }

    /** The label right before the instruction; every class file with frames has one there. */
    static LabelNode of(AbstractInsnNode allocation) {
        AbstractInsnNode insn = allocation.getPrevious();
        while (insn != null && insn.getOpcode() < 0) {
            if (insn instanceof LabelNode label) {
                return label;
            }
            insn = insn.getPrevious();
        }
        throw new IllegalStateException("no label names the NEW instruction");
    }

    /** The {@code NEW} instruction that a label names. */
    static AbstractInsnNode allocation(LabelNode label) {
        AbstractInsnNode insn = label;
        while (insn != null && insn.getOpcode() < 0) {
            insn = insn.getNext();
        }
        return insn;
    }
}
