package dev.sospeso.transformer.check;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells for every value which instructions may have made it; seen, if asked for,
 * through loads, stores and stack shuffles.
 *
 * <pre>
 *   invokestatic other        // origin of what areturn takes
 *   astore 1
 *   aload 1
 *   areturn
 * </pre>
 *
 * <p>The origin of a parameter is a {@link Parameter}, that of a caught exception the handler's
 * label.
 */
final class ValueOrigins {

    private final MethodNode method;
    private final Frame<SourceValue>[] frames;

    private ValueOrigins(MethodNode method, Frame<SourceValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    /** Analyses a method: the origin of a copy is the origin of what was copied. */
    static ValueOrigins throughCopies(String owner, MethodNode method) {
        return of(owner, method, new Origins(true));
    }

    /** Analyses a method: the origin of a copy is the load, store or shuffle that copied it. */
    static ValueOrigins direct(String owner, MethodNode method) {
        return of(owner, method, new Origins(false));
    }

    /** Code that ASM cannot follow gets no frames, as if it were unreachable. */
    private static ValueOrigins of(String owner, MethodNode method, Origins interpreter) {
        try {
            Analyzer<SourceValue> analyzer = new Analyzer<>(interpreter);
            // What ASM allows by default is too little for methods near 64 KB.
            analyzer.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
            return new ValueOrigins(method, analyzer.analyze(owner, method));
        } catch (AnalyzerException | IndexOutOfBoundsException unfollowable) {
            return new ValueOrigins(method, newFrames(method.instructions.size()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Frame<SourceValue>[] newFrames(int size) {
        return (Frame<SourceValue>[]) new Frame<?>[size];
    }

    private Frame<SourceValue> frame(AbstractInsnNode insn) {
        int index = insn instanceof Parameter ? -1 : method.instructions.indexOf(insn);
        return index < 0 ? null : frames[index];
    }

    /**
     * Returns the origins of an operand.
     *
     * @param insn who takes it
     * @param depth how far below the top of the stack it lies, counted in values
     * @return the origins; empty for code that is not reached
     */
    Set<AbstractInsnNode> operand(AbstractInsnNode insn, int depth) {
        Frame<SourceValue> frame = frame(insn);
        int index = frame == null ? -1 : frame.getStackSize() - 1 - depth;
        return index < 0 ? Set.of() : frame.getStack(index).insns;
    }

    /**
     * Returns the origins of a local variable.
     *
     * @param insn before which instruction
     * @param slot the variable's slot
     * @return the origins; empty for code that is not reached
     */
    Set<AbstractInsnNode> local(AbstractInsnNode insn, int slot) {
        Frame<SourceValue> frame = frame(insn);
        return frame == null ? Set.of() : frame.getLocal(slot).insns;
    }

    /** Stands for a parameter; it is no instruction of the method. */
    static final class Parameter extends VarInsnNode {
        private final Type type;

        Parameter(int slot, Type type) {
            super(Opcodes.ALOAD, slot);
            this.type = type;
        }

        Type type() {
            return type;
        }
    }

    private static final class Origins extends SourceInterpreter {
        private final boolean throughCopies;

        Origins(boolean throughCopies) {
            super(Opcodes.ASM9);
            this.throughCopies = throughCopies;
        }

        @Override
        public SourceValue newParameterValue(boolean isInstance, int local, Type type) {
            return new SourceValue(type.getSize(), new Parameter(local, type));
        }

        @Override
        public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> frame,
                Type exception) {
            return new SourceValue(1, block.handler);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return throughCopies ? value : super.copyOperation(insn, value);
        }
    }
}
