package dev.sospeso.transformer.torture;

import dev.sospeso.transformer.analyse.ControlFlow;
import dev.sospeso.transformer.analyse.JvmValue;
import dev.sospeso.transformer.analyse.Liveness;
import dev.sospeso.transformer.analyse.MethodTypes;
import dev.sospeso.transformer.bytecode.ClassHierarchy;
import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.check.HeldMonitors;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Writes a plain method as the generator that the product then transforms: a yield before each call
 * or instruction, and every return a {@code Generator.of(boxed value)}. For a probe the method stays
 * what it is, and only counts.
 */
final class SuspendEverywhere {

    private static final String DRIVER = "dev/sospeso/transformer/torture/TortureDriver";

    private final ClassNode owner;
    private final MethodNode method;
    private final TortureMode mode;
    private final boolean poisoned;
    private final int firstSite;
    private int sites;
    private int held;

    SuspendEverywhere(ClassNode owner, MethodNode method, TortureMode mode, boolean poisoned,
            int firstSite) {
        this.owner = owner;
        this.method = method;
        this.mode = mode;
        this.poisoned = poisoned;
        this.firstSite = firstSite;
    }

    int sites() {
        return sites;
    }

    /** How many places were left out because a monitor is held there. */
    int held() {
        return held;
    }

    void rewrite(ClassHierarchy hierarchy) throws AnalyzerException {
        Allocations.name(method);
        InsnList code = method.instructions;
        AbstractInsnNode[] insns = code.toArray();
        List<InsnList> suspensions = suspensions(insns, hierarchy);
        for (int index = 0; index < insns.length; index++) {
            if (suspensions.get(index) != null) {
                code.insertBefore(Allocations.place(insns[index]), suspensions.get(index));
            }
        }
        method.maxStack += 4;
        if (mode == TortureMode.PROBE) {
            return;
        }
        for (AbstractInsnNode insn : insns) {
            if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                rewriteReturn(insn);
            }
        }
    }

    /** What goes before each instruction; all is looked up before the code changes. */
    private List<InsnList> suspensions(AbstractInsnNode[] insns, ClassHierarchy hierarchy)
            throws AnalyzerException {
        MethodTypes types = MethodTypes.of(owner.name, method, hierarchy);
        HeldMonitors monitors = HeldMonitors.of(method);
        Liveness liveness = poisoned
                ? Liveness.of(method, ControlFlow.of(method, List.of())) : null;
        List<InsnList> suspensions = new ArrayList<>();
        for (AbstractInsnNode insn : insns) {
            Frame<JvmValue> before = types.before(insn);
            InsnList suspension = null;
            if (before != null && suspendsBefore(insn)) {
                if (monitors.before(insn).isEmpty()) {
                    suspension = suspension(before);
                    if (liveness != null && mode != TortureMode.PROBE) {
                        poison(suspension, Poison.fill(before, liveness.before(insn),
                                (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1));
                    }
                    sites++;
                } else {
                    held++;
                }
            }
            suspensions.add(suspension);
        }
        return suspensions;
    }

    private boolean suspendsBefore(AbstractInsnNode insn) {
        return mode == TortureMode.INSNS ? insn.getOpcode() >= 0
                : insn instanceof MethodInsnNode || insn instanceof InvokeDynamicInsnNode;
    }

    private InsnList suspension(Frame<JvmValue> before) {
        InsnList yield = new InsnList();
        if (mode == TortureMode.PROBE) {
            yield.add(new MethodInsnNode(Opcodes.INVOKESTATIC, DRIVER, "reached", "()V"));
            return yield;
        }
        LabelNode skip = new LabelNode();
        if (mode == TortureMode.BACKOFF) {
            yield.add(new LdcInsnNode(firstSite + sites));
            yield.add(new MethodInsnNode(Opcodes.INVOKESTATIC, DRIVER, "backoff", "(I)Z"));
            yield.add(new JumpInsnNode(Opcodes.IFEQ, skip));
        }
        yield.add(new InsnNode(Opcodes.ACONST_NULL));
        yield.add(new MethodInsnNode(Opcodes.INVOKESTATIC, RuntimeNames.GENERATOR, "yield",
                "(Ljava/lang/Object;)Ljava/lang/Object;", true));
        yield.add(new InsnNode(Opcodes.POP));
        if (mode == TortureMode.BACKOFF) {
            yield.add(skip);
            if ((owner.version & 0xFFFF) >= Opcodes.V1_6) {
                yield.add(frame(before));
                yield.add(new InsnNode(Opcodes.NOP));
            }
        }
        return yield;
    }

    /** Right after the suspension, so that a suspension that did not happen does no harm. */
    private static void poison(InsnList suspension, InsnList poison) {
        AbstractInsnNode resumed = suspension.getFirst();
        while (resumed.getOpcode() != Opcodes.POP) {
            resumed = resumed.getNext();
        }
        suspension.insert(resumed, poison);
    }

    private static FrameNode frame(Frame<JvmValue> types) {
        List<Object> locals = new ArrayList<>();
        for (int local = 0; local < types.getLocals(); local += types.getLocal(local).getSize()) {
            locals.add(types.getLocal(local).frameElement());
        }
        List<Object> stack = new ArrayList<>();
        for (int index = 0; index < types.getStackSize(); index++) {
            stack.add(types.getStack(index).frameElement());
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(),
                stack.toArray());
    }

    private void rewriteReturn(AbstractInsnNode insn) {
        InsnList end = new InsnList();
        Type type = Type.getReturnType(method.desc);
        if (type.getSort() == Type.VOID) {
            end.add(new InsnNode(Opcodes.ACONST_NULL));
        } else if (type.getSort() < Type.ARRAY) {
            String box = Boxes.of(type);
            end.add(new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf",
                    "(" + type.getDescriptor() + ")L" + box + ";"));
        }
        end.add(new MethodInsnNode(Opcodes.INVOKESTATIC, RuntimeNames.GENERATOR, "of",
                "(Ljava/lang/Object;)Ldev/sospeso/Generator;", true));
        method.instructions.insertBefore(insn, end);
        method.instructions.set(insn, new InsnNode(Opcodes.ARETURN));
    }
}
