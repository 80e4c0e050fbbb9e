package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.analyse.JvmValue;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Fills the locals that need not survive a suspension, once it is over, with values that no program
 * expects: so a local that is read although it was not saved does harm that a test sees, where null
 * or zero may have been right by chance.
 */
final class Poison {

    private Poison() {
    }

    /** The code for one place, given the types there, the live locals and the first local to look at. */
    static InsnList fill(Frame<JvmValue> types, BitSet live, int firstLocal) {
        InsnList code = new InsnList();
        for (int local = firstLocal; local < types.getLocals(); local++) {
            JvmValue value = types.getLocal(local);
            AbstractInsnNode garbage = live.get(local) ? null : garbage(value);
            if (garbage != null) {
                code.add(garbage);
                code.add(new VarInsnNode(value.opcode(Opcodes.ISTORE), local));
            }
        }
        return code;
    }

    private static AbstractInsnNode garbage(JvmValue value) {
        return switch (value.kind()) {
            case INT -> new LdcInsnNode(0xDEAD_BEEF);
            case FLOAT -> new LdcInsnNode(Float.NaN);
            case LONG -> new LdcInsnNode(0xDEAD_BEEF_DEAD_BEEFL);
            case DOUBLE -> new LdcInsnNode(Double.NaN);
            case NULL, REFERENCE -> new InsnNode(Opcodes.ACONST_NULL);
            case TOP, UNINITIALIZED, UNINITIALIZED_THIS, RETURN_ADDRESS -> null;
        };
    }
}
