package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Follows the value of {@code awaitEach(...)} and of its {@code iterator()}, to tell the
 * {@code hasNext} calls that suspend from those of ordinary iterators. Both are plain
 * {@code Iterator} calls in the class file.
 */
public final class AwaitEachFlow {

    /** The value of {@code awaitEach(...)}. */
    private static final BasicValue EACH =
            new BasicValue(Type.getObjectType(RuntimeNames.AWAIT_EACH));
    /** The value of its {@code iterator()}; a type that no program has. */
    private static final BasicValue WALK =
            new BasicValue(Type.getObjectType(RuntimeNames.AWAIT_EACH + "$Walk"));

    private AwaitEachFlow() {
    }

    /**
     * Says whether a method calls {@code awaitEach}.
     *
     * @param method a method with code
     * @return true if it calls any method that returns an {@code AwaitEach}
     */
    public static boolean mentionedIn(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && returnsEach(call)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the {@code hasNext} calls that suspend.
     *
     * @param owner the internal name of the method's class
     * @param method a method with code
     * @return the calls, in the order of the code
     * @throws AnalyzerException if the code is not valid
     */
    public static Set<MethodInsnNode> hasNextCalls(String owner, MethodNode method)
            throws AnalyzerException {
        Set<MethodInsnNode> calls = new LinkedHashSet<>();
        if (!mentionedIn(method)) {
            return calls;
        }
        Analyzer<BasicValue> analyzer = new Analyzer<>(new Follower());
        Frame<BasicValue>[] frames = analyzer.analyze(owner, method);
        InsnList code = method.instructions;
        for (int index = 0; index < frames.length; index++) {
            if (frames[index] != null && code.get(index) instanceof MethodInsnNode call
                    && call.name.equals("hasNext") && call.desc.equals("()Z")
                    && call.getOpcode() == Opcodes.INVOKEINTERFACE
                    && frames[index].getStack(frames[index].getStackSize() - 1) == WALK) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static boolean returnsEach(MethodInsnNode call) {
        return call.desc.endsWith(")L" + RuntimeNames.AWAIT_EACH + ";");
    }

    /** Gives the two values above a type of their own and keeps it through copies and casts. */
    private static final class Follower extends BasicInterpreter {
        Follower() {
            super(Opcodes.ASM9);
        }

        @Override
        public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value)
                throws AnalyzerException {
            return insn.getOpcode() == Opcodes.CHECKCAST && (value == EACH || value == WALK)
                    ? value : super.unaryOperation(insn, value);
        }

        @Override
        public BasicValue naryOperation(AbstractInsnNode insn, List<? extends BasicValue> values)
                throws AnalyzerException {
            if (insn instanceof MethodInsnNode call) {
                if (returnsEach(call)) {
                    return EACH;
                }
                if (call.name.equals("iterator") && !values.isEmpty() && values.get(0) == EACH) {
                    return WALK;
                }
            }
            return super.naryOperation(insn, values);
        }

        /** A merge with any other object is an ordinary object; the rule on escapes refuses it. */
        @Override
        public BasicValue merge(BasicValue value1, BasicValue value2) {
            if (value1 == value2) {
                return value1;
            }
            return value1.isReference() && value2.isReference() ? BasicValue.REFERENCE_VALUE
                    : super.merge(value1, value2);
        }
    }
}
