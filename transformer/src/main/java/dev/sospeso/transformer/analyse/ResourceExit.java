package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.find.CoverageProbes;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the {@code close} calls that end a try-with-resources block which an exception leaves, in
 * the shapes of javac (11 on) and ecj, from all others.
 *
 * <p>Such a call is reached from a handler's entry through nothing but loads, stores, null tests,
 * reference comparisons, jumps and {@code addSuppressed}, and leads, through jumps alone, to
 * {@code aload t; athrow}, where t is the exception that leaves. Probes of JaCoCo may stand between.
 */
public final class ResourceExit {

    private ResourceExit() {
    }

    /**
     * Finds the exception that a {@code close} lets leave.
     *
     * @param close the call
     * @param handlers the labels of all handlers of the method
     * @return the local that holds the exception, or -1 if the block ends normally
     */
    public static int exceptionLocal(MethodInsnNode close, Set<LabelNode> handlers) {
        CoverageProbes probes = CoverageProbes.around(close);
        AbstractInsnNode next = skipJumps(close.getNext(), probes);
        if (next == null || next.getOpcode() != Opcodes.ALOAD) {
            return -1;
        }
        AbstractInsnNode end = skipJumps(next.getNext(), probes);
        return end != null && end.getOpcode() == Opcodes.ATHROW
                && leadsFromHandler(close, handlers, probes) ? ((VarInsnNode) next).var : -1;
    }

    /** The next instruction that does something, through unconditional jumps. */
    private static AbstractInsnNode skipJumps(AbstractInsnNode from, CoverageProbes probes) {
        AbstractInsnNode insn = from;
        int jumps = 0;
        while (insn != null && (insn.getOpcode() < 0 || insn.getOpcode() == Opcodes.GOTO
                || probes.contain(insn))) {
            if (insn.getOpcode() == Opcodes.GOTO && ++jumps > 100) {
                return null;
            }
            insn = insn.getOpcode() == Opcodes.GOTO ? ((JumpInsnNode) insn).label : insn.getNext();
        }
        return insn;
    }

    private static boolean leadsFromHandler(MethodInsnNode close, Set<LabelNode> handlers,
            CoverageProbes probes) {
        for (AbstractInsnNode insn = close.getPrevious(); insn != null;
                insn = insn.getPrevious()) {
            if (insn instanceof LabelNode label && handlers.contains(label)) {
                return true;
            }
            if (insn.getOpcode() >= 0 && !isBookkeeping(insn) && !probes.contain(insn)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBookkeeping(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ACONST_NULL, Opcodes.IFNULL,
                 Opcodes.IFNONNULL, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE, Opcodes.GOTO -> true;
            case Opcodes.INVOKEVIRTUAL -> ((MethodInsnNode) insn).name.equals("addSuppressed");
            default -> false;
        };
    }
}
