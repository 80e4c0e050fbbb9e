package dev.sospeso.transformer.analyse;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** The label by which a stack map frame names a {@code NEW} instruction. */
public final class AllocationLabel {

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

    /**
     * Lists all labels by which frames may name an instruction.
     *
     * @param allocation a {@code NEW} instruction
     * @return the labels between it and the instruction before
     */
    public static Set<LabelNode> all(AbstractInsnNode allocation) {
        Set<LabelNode> labels = new HashSet<>();
        for (AbstractInsnNode insn = allocation.getPrevious();
                insn != null && insn.getOpcode() < 0; insn = insn.getPrevious()) {
            if (insn instanceof LabelNode label) {
                labels.add(label);
            }
        }
        return labels;
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
