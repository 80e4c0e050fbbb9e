package dev.sospeso.transformer.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives every {@code NEW} a label of its own, by which frames name the uninitialised object: code that
 * is put before the {@code NEW} must not come between the two.
 */
final class Allocations {

    private Allocations() {
    }

    static void name(MethodNode method) {
        Map<AbstractInsnNode, LabelNode> names = new HashMap<>();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.NEW) {
                LabelNode name = new LabelNode();
                method.instructions.insertBefore(insn, name);
                names.put(insn, name);
            }
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode frame) {
                rename(frame.local, names);
                rename(frame.stack, names);
            }
        }
    }

    private static void rename(List<Object> elements, Map<AbstractInsnNode, LabelNode> names) {
        if (elements != null) {
            elements.replaceAll(element -> element instanceof LabelNode label
                    ? names.get(allocation(label)) : element);
        }
    }

    private static AbstractInsnNode allocation(LabelNode label) {
        AbstractInsnNode insn = label;
        while (insn.getOpcode() < 0) {
            insn = insn.getNext();
        }
        return insn;
    }

    /** Where code belongs that is to run before an instruction. */
    static AbstractInsnNode place(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.NEW ? insn.getPrevious() : insn;
    }
}
