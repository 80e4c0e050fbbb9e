package dev.sospeso.transformer.find;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The probes in a method that JaCoCo has instrumented. They do nothing but note that they were
 * reached, so whoever looks for a compiler's code shape must look past them.
 *
 * <pre>
 *   ldc $jacocoData; checkcast boolean[]; astore p    // the method begins so, or, before Java 11:
 *   invokestatic $jacocoInit; astore p
 *
 *   aload p; push n; iconst_1; bastore                // each probe
 * </pre>
 */
public final class CoverageProbes {

    private final Set<AbstractInsnNode> instructions = new HashSet<>();

    private CoverageProbes() {
    }

    /**
     * Finds the probes of a method.
     *
     * @param insn any instruction of the method
     * @return its probes; none if it is not instrumented
     */
    public static CoverageProbes around(AbstractInsnNode insn) {
        AbstractInsnNode first = insn;
        while (first.getPrevious() != null) {
            first = first.getPrevious();
        }
        CoverageProbes probes = new CoverageProbes();
        AbstractInsnNode store = storeOfArray(first.getOpcode() < 0 ? next(first) : first);
        if (store != null) {
            probes.addAll(store, ((VarInsnNode) store).var);
        }
        return probes;
    }

    /**
     * Says whether an instruction belongs to a probe.
     *
     * @param insn an instruction of the method
     * @return true for the four instructions of each probe
     */
    public boolean contain(AbstractInsnNode insn) {
        return instructions.contains(insn);
    }

    private void addAll(AbstractInsnNode from, int local) {
        for (AbstractInsnNode insn = next(from); insn != null; insn = next(insn)) {
            AbstractInsnNode index = insn.getNext();
            AbstractInsnNode one = index == null ? null : index.getNext();
            AbstractInsnNode end = one == null ? null : one.getNext();
            if (insn instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD
                    && load.var == local && end != null && isInt(index)
                    && one.getOpcode() == Opcodes.ICONST_1 && end.getOpcode() == Opcodes.BASTORE) {
                instructions.addAll(Set.of(insn, index, one, end));
            }
        }
    }

    /** The instruction that stores the array of probes, or null if this does not begin so. */
    private static AbstractInsnNode storeOfArray(AbstractInsnNode first) {
        AbstractInsnNode store = null;
        if (first instanceof MethodInsnNode call && call.name.equals("$jacocoInit")
                && call.desc.equals("()[Z")) {
            store = next(first);
        } else if (first instanceof LdcInsnNode ldc && ldc.cst instanceof ConstantDynamic constant
                && constant.getName().equals("$jacocoData")) {
            AbstractInsnNode cast = next(first);
            store = cast != null && cast.getOpcode() == Opcodes.CHECKCAST ? next(cast) : null;
        }
        return store != null && store.getOpcode() == Opcodes.ASTORE ? store : null;
    }

    private static boolean isInt(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
                || opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH
                || insn instanceof LdcInsnNode ldc && ldc.cst instanceof Integer;
    }

    private static AbstractInsnNode next(AbstractInsnNode from) {
        AbstractInsnNode insn = from.getNext();
        while (insn != null && insn.getOpcode() < 0) {
            insn = insn.getNext();
        }
        return insn;
    }
}
