package dev.sospeso.transformer.normalise;

import dev.sospeso.transformer.analyse.MethodTypes;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Removes what cannot be reached, and exception ranges that are empty.
 *
 * <pre>
 *   goto L                 goto L
 *   iconst_0        →
 *   istore 1
 * L:                     L:
 * </pre>
 *
 * <p>Unreachable code has no types, so no suspension in it could be planned. Only class files
 * without stack map frames have any: in others a frame makes every instruction reachable.
 */
final class DeadCode {

    private DeadCode() {
    }

    static void remove(String owner, MethodNode method, ClassHierarchy hierarchy)
            throws AnalyzerException {
        MethodTypes.unreachable(owner, method, hierarchy).forEach(method.instructions::remove);
        method.tryCatchBlocks.removeIf(DeadCode::isEmpty);
    }

    private static boolean isEmpty(TryCatchBlockNode block) {
        for (AbstractInsnNode insn = block.start; insn != null; insn = insn.getNext()) {
            if (insn == block.end) {
                return true;
            }
            if (insn.getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }
}
