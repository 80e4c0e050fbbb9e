package dev.sospeso.transformer.analyse;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** The types of all locals and stack values before one instruction. */
public final class JvmFrame extends Frame<JvmValue> {

    JvmFrame(int locals, int maxStack) {
        super(locals, maxStack);
    }

    JvmFrame(Frame<? extends JvmValue> frame) {
        super(frame);
    }

    /** A constructor call initialises every copy of its receiver (JVMS 4.10.1.9, invokespecial). */
    @Override
    public void execute(AbstractInsnNode insn, Interpreter<JvmValue> interpreter)
            throws AnalyzerException {
        JvmValue created = null;
        if (insn.getOpcode() == Opcodes.INVOKESPECIAL && insn instanceof MethodInsnNode call
                && call.name.equals("<init>")) {
            int arguments = Type.getArgumentCount(call.desc);
            created = getStack(getStackSize() - 1 - arguments);
        }
        super.execute(insn, interpreter);
        if (created != null && created.isUninitialized()) {
            initialize(created, JvmValue.of(created.type()));
        }
    }

    private void initialize(JvmValue created, JvmValue initialized) {
        for (int local = 0; local < getLocals(); local++) {
            if (getLocal(local).equals(created)) {
                setLocal(local, initialized);
            }
        }
        for (int index = 0; index < getStackSize(); index++) {
            if (getStack(index).equals(created)) {
                setStack(index, initialized);
            }
        }
    }
}
