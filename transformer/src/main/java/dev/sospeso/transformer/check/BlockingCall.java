package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** A call that blocks, in an async method: with it every other task of the event loop waits. */
final class BlockingCall implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (!method.awaits()) {
            return;
        }
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof MethodInsnNode call && !call.owner.startsWith("dev/sospeso/")) {
                BlockingCalls.Entry entry = BlockingCalls.of(call, method.types());
                if (entry != null) {
                    report(method, findings, call, entry);
                }
            }
        }
    }

    private static void report(CheckedMethod method, Findings findings, MethodInsnNode call,
            BlockingCalls.Entry entry) {
        SourceText text = new SourceText(method);
        int arguments = Type.getArgumentCount(call.desc);
        String receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? ""
                : text.operand(call, arguments);
        String first = arguments == 0 ? "" : text.operand(call, arguments - 1);
        findings.add(Rule.BLOCKING_CALL, call, text.call(call) + " blocks the thread of the event"
                + " loop: until it returns, no other task runs.",
                entry.instead().formatted(receiver, first));
    }
}
