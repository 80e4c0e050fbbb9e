package dev.sospeso.transformer.analyse;

import java.util.List;
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

    /**
     * A call takes its operands and gives a value of the type that it declares. A constructor call
     * initialises every copy of its receiver (JVMS 4.10.1.9, invokespecial).
     */
    @Override
    public void execute(AbstractInsnNode insn, Interpreter<JvmValue> interpreter)
            throws AnalyzerException {
        if (!(insn instanceof MethodInsnNode call)) {
            super.execute(insn, interpreter);
            return;
        }
        for (int arguments = Type.getArgumentCount(call.desc); arguments > 0; arguments--) {
            pop();
        }
        JvmValue receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? null : pop();
        JvmValue result = interpreter.naryOperation(call, List.of());
        if (result != null) {
            push(result);
        }
        if (receiver != null && receiver.isUninitialized() && call.name.equals("<init>")
                && call.getOpcode() == Opcodes.INVOKESPECIAL) {
            initialize(receiver, JvmValue.of(receiver.type()));
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
