package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.Answer;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Whether the stack map frames of a method fit its code, as the JVM's type checker asks (JVMS
 * 4.10.1): what arrives at a frame must be of the types that it declares. The stages trust the
 * frames; this finds out whether they could.
 */
public final class StackMapFit {

    private final InsnList code;
    private final MethodTypes types;
    private final ControlFlow flow;
    private final JvmInterpreter interpreter;
    private final ClassHierarchy hierarchy;

    private StackMapFit(String owner, MethodNode method, ClassHierarchy hierarchy)
            throws AnalyzerException {
        this.code = method.instructions;
        this.types = MethodTypes.of(owner, method, hierarchy);
        this.flow = ControlFlow.of(method);
        this.interpreter = new JvmInterpreter(hierarchy);
        this.hierarchy = hierarchy;
    }

    /**
     * Compares the frames of a method with its code.
     *
     * @param owner the internal name of its class, of version 50 or newer
     * @param method a method with code, its frames expanded
     * @param hierarchy for the classes in the frames; what a missing class leaves unknown fits
     * @return whether all frames fit
     */
    public static boolean holds(String owner, MethodNode method, ClassHierarchy hierarchy) {
        try {
            return new StackMapFit(owner, method, hierarchy).holds();
        } catch (AnalyzerException | RuntimeException invalid) {
            return false;
        }
    }

    private boolean holds() throws AnalyzerException {
        for (int index = 0; index < code.size(); index++) {
            AbstractInsnNode insn = code.get(index);
            Frame<JvmValue> before = types.before(insn);
            if (before == null || insn.getOpcode() < 0) {
                continue;
            }
            for (int handler : flow.handlers(index)) {
                FrameNode declared = frameAt(handler);
                if (declared == null || !fits(before, types.before(declared), false)) {
                    return false;
                }
            }
            JvmFrame after = new JvmFrame(before);
            after.execute(insn, interpreter);
            for (int successor : flow.successors(index)) {
                FrameNode declared = frameAt(successor);
                if (declared == null ? successor != index + 1
                        : !fits(after, types.before(declared), true)) {
                    return false;
                }
            }
        }
        return true;
    }

    private FrameNode frameAt(int index) {
        for (AbstractInsnNode insn = code.get(index); insn != null && insn.getOpcode() < 0;
                insn = insn.getNext()) {
            if (insn instanceof FrameNode frame) {
                return frame;
            }
        }
        return null;
    }

    private boolean fits(Frame<JvmValue> found, Frame<JvmValue> declared, boolean stack) {
        for (int local = 0; local < found.getLocals(); local++) {
            if (!fits(found.getLocal(local), declared.getLocal(local))) {
                return false;
            }
        }
        if (stack && found.getStackSize() != declared.getStackSize()) {
            return false;
        }
        for (int index = 0; stack && index < found.getStackSize(); index++) {
            if (!fits(found.getStack(index), declared.getStack(index))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(JvmValue found, JvmValue declared) {
        if (declared.kind() == JvmValue.Kind.TOP || found.equals(declared)) {
            return true;
        }
        if (declared.kind() != JvmValue.Kind.REFERENCE) {
            return false;
        }
        return found.kind() == JvmValue.Kind.NULL || found.kind() == JvmValue.Kind.REFERENCE
                && fits(found.type(), declared.type());
    }

    /** An interface counts as Object, as the component of an array too. */
    private boolean fits(Type found, Type declared) {
        Type sub = found;
        Type sup = declared;
        while (sub.getSort() == Type.ARRAY && sup.getSort() == Type.ARRAY) {
            sub = Type.getType(sub.getDescriptor().substring(1));
            sup = Type.getType(sup.getDescriptor().substring(1));
        }
        if (sub.getSort() < Type.ARRAY || sup.getSort() < Type.ARRAY) {
            return sub.equals(sup);
        }
        return hierarchy.isInterface(sup.getInternalName()) == Answer.YES
                || hierarchy.isSubtype(sub.getInternalName(), sup.getInternalName()) != Answer.NO;
    }
}
