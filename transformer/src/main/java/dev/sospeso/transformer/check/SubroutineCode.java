package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** {@code jsr} and {@code ret} in an async method: a return address cannot be kept in a frame. */
final class SubroutineCode implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.isAsync()) {
            return;
        }
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
                findings.add(Rule.SUBROUTINE_CODE, insn, method.node().name + " has subroutines (jsr"
                        + " and ret), whose return addresses cannot outlive a suspension.",
                        "compile for Java 7 or newer");
                return;
            }
        }
    }
}
