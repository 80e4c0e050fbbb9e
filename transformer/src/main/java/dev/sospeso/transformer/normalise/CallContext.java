package dev.sospeso.transformer.normalise;

import dev.sospeso.transformer.find.AsyncKind;
import dev.sospeso.transformer.find.AsyncMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Tells which call surely produced the value that an instruction consumes. */
final class CallContext {

    private final List<AsyncMethod> siblings;
    /** Labels at which other control flow joins, or an exception range begins or ends. */
    private final Set<LabelNode> boundaries = new HashSet<>();

    /**
     * @param method the method in question
     * @param siblings all async methods of its class
     */
    CallContext(MethodNode method, List<AsyncMethod> siblings) {
        this.siblings = siblings;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof JumpInsnNode jump) {
                boundaries.add(jump.label);
            } else if (insn instanceof TableSwitchInsnNode table) {
                boundaries.add(table.dflt);
                boundaries.addAll(table.labels);
            } else if (insn instanceof LookupSwitchInsnNode lookup) {
                boundaries.add(lookup.dflt);
                boundaries.addAll(lookup.labels);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            boundaries.add(block.start);
            boundaries.add(block.end);
            boundaries.add(block.handler);
        }
    }

    /** The instruction right before, or null where control flow joins in between. */
    AbstractInsnNode previous(AbstractInsnNode insn) {
        AbstractInsnNode previous = insn.getPrevious();
        while (previous instanceof LineNumberNode
                || previous instanceof LabelNode label && !boundaries.contains(label)) {
            previous = previous.getPrevious();
        }
        return previous != null && previous.getOpcode() >= 0 ? previous : null;
    }

    /** The coroutine method of this class that an instruction surely calls, or null. */
    AsyncMethod directCallee(AbstractInsnNode insn) {
        if (!(insn instanceof MethodInsnNode call)) {
            return null;
        }
        for (AsyncMethod sibling : siblings) {
            if (sibling.kind() == AsyncKind.COROUTINE && sibling.takesArguments()
                    && sibling.owner().name.equals(call.owner)
                    && sibling.method().name.equals(call.name)
                    && sibling.method().desc.equals(call.desc)) {
                return sibling.isStatic() == (call.getOpcode() == Opcodes.INVOKESTATIC)
                        && sibling.isStaticallyBound() ? sibling : null;
            }
        }
        return null;
    }
}
