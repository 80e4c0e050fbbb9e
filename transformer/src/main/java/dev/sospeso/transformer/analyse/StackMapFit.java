package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.Answer;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Whether the stack map frames of a method fit its code, as the JVM's type checker asks (JVMS
 * 4.10.1): what arrives at a frame must be of the types that it declares. The stages trust the
 * frames; this finds out whether they could.
 */
public final class StackMapFit {

    private final MethodTypes types;
    private final ControlFlow flow;
    private final JvmInterpreter interpreter;
    private final ClassHierarchy hierarchy;

    private StackMapFit(String owner, MethodNode method, ClassHierarchy hierarchy)
            throws AnalyzerException {
        this.types = MethodTypes.of(owner, method, hierarchy);
        this.flow = ControlFlow.of(method, List.of());
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
        for (int block = 0; block < flow.count(); block++) {
            for (int index = flow.start(block); index < flow.start(block + 1); index++) {
                AbstractInsnNode insn = flow.insn(index);
                Frame<JvmValue> before = types.before(insn);
                if (before != null && insn.getOpcode() >= 0 && !holds(block, index, before)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether what is there before an instruction, and behind it, fits where control goes. */
    private boolean holds(int block, int index, Frame<JvmValue> before) throws AnalyzerException {
        for (int handler : flow.handlers(block)) {
            FrameNode declared = frameAt(flow.start(handler));
            if (declared == null || !fits(before, types.before(declared), false)) {
                return false;
            }
        }
        JvmFrame after = new JvmFrame(before);
        after.execute(flow.insn(index), interpreter);
        int next = index + 1;
        while (next < flow.start(block + 1) && flow.insn(next).getOpcode() < 0) {
            next++;
        }
        if (next < flow.start(block + 1)) {
            return fitsAt(next, after, true);
        }
        for (int successor : flow.successors(block)) {
            if (!fitsAt(flow.start(successor), after, successor == block + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsAt(int index, Frame<JvmValue> found, boolean isNext) {
        FrameNode declared = frameAt(index);
        return declared == null ? isNext : fits(found, types.before(declared), true);
    }

    /** The stack map frame right before an instruction, or null. */
    private FrameNode frameAt(int index) {
        for (int at = index - 1; at >= 0 && flow.insn(at).getOpcode() < 0; at--) {
            if (flow.insn(at) instanceof FrameNode frame) {
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
