package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The type of every local and stack value before every instruction.
 *
 * <p>A class file with stack map frames states the types at every merge, so one straight pass over
 * the code gives all types and no class hierarchy is asked. Older class files are solved by data
 * flow, merging with the hierarchy.
 */
public final class MethodTypes {

    private final MethodNode method;
    private final Frame<JvmValue>[] frames;

    private MethodTypes(MethodNode method, Frame<JvmValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    /**
     * Computes the types of a method.
     *
     * @param owner the internal name of its class
     * @param method a method with code, its frames expanded
     * @param hierarchy for class files without stack map frames
     * @return the types
     * @throws AnalyzerException if the code is not valid
     */
    public static MethodTypes of(String owner, MethodNode method, ClassHierarchy hierarchy)
            throws AnalyzerException {
        JvmInterpreter interpreter = new JvmInterpreter(hierarchy);
        Frame<JvmValue>[] frames = needsDataFlow(method)
                ? new DataFlow(interpreter).analyze(owner, method)
                : straight(owner, method, interpreter);
        return new MethodTypes(method, frames);
    }

    /**
     * Says whether the code has branches or handlers, but no frame tells the types there.
     *
     * @param method a method with code
     * @return true for methods of old class files, and for newer ones that lack their frames
     */
    public static boolean needsDataFlow(MethodNode method) {
        boolean branches = !method.tryCatchBlocks.isEmpty();
        for (AbstractInsnNode insn : method.instructions) {
            int type = insn.getType();
            if (type == AbstractInsnNode.FRAME) {
                return false;
            }
            branches |= type == AbstractInsnNode.JUMP_INSN
                    || type == AbstractInsnNode.TABLESWITCH_INSN
                    || type == AbstractInsnNode.LOOKUPSWITCH_INSN;
        }
        return branches;
    }

    /** Data flow over frames that know how constructors initialise. */
    private static final class DataFlow extends Analyzer<JvmValue> {
        DataFlow(JvmInterpreter interpreter) {
            super(interpreter);
        }

        @Override
        protected Frame<JvmValue> newFrame(int locals, int maxStack) {
            return new JvmFrame(locals, maxStack);
        }

        @Override
        protected Frame<JvmValue> newFrame(Frame<? extends JvmValue> frame) {
            return new JvmFrame(frame);
        }
    }

    private static Frame<JvmValue>[] straight(String owner, MethodNode method,
            JvmInterpreter interpreter) throws AnalyzerException {
        InsnList code = method.instructions;
        JvmFrame[] frames = new JvmFrame[code.size()];
        JvmFrame current = initial(owner, method);
        for (int index = 0; index < frames.length; index++) {
            AbstractInsnNode insn = code.get(index);
            if (insn instanceof FrameNode node) {
                current = declared(node, method);
            }
            if (current == null) {
                continue;
            }
            frames[index] = new JvmFrame(current);
            if (insn.getOpcode() >= 0) {
                try {
                    current.execute(insn, interpreter);
                } catch (IndexOutOfBoundsException | IllegalStateException invalid) {
                    throw new AnalyzerException(insn, "the code at instruction " + index
                            + " does not fit its operands", invalid);
                }
                if (ControlFlow.endsFlow(insn.getOpcode())) {
                    current = null;
                }
            }
        }
        return frames;
    }

    private static JvmFrame initial(String owner, MethodNode method) {
        JvmFrame frame = new JvmFrame(method.maxLocals, method.maxStack);
        int local = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            frame.setLocal(local++, method.name.equals("<init>") ? JvmValue.UNINITIALIZED_THIS
                    : JvmValue.ofObject(owner));
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            frame.setLocal(local++, JvmValue.of(argument));
            if (argument.getSize() == 2) {
                frame.setLocal(local++, JvmValue.TOP);
            }
        }
        while (local < method.maxLocals) {
            frame.setLocal(local++, JvmValue.TOP);
        }
        return frame;
    }

    private static JvmFrame declared(FrameNode node, MethodNode method) throws AnalyzerException {
        JvmFrame frame = new JvmFrame(method.maxLocals, method.maxStack);
        int local = 0;
        try {
            for (Object element : elements(node.local)) {
                JvmValue value = value(element);
                frame.setLocal(local++, value);
                if (value.getSize() == 2) {
                    frame.setLocal(local++, JvmValue.TOP);
                }
            }
            while (local < method.maxLocals) {
                frame.setLocal(local++, JvmValue.TOP);
            }
            for (Object element : elements(node.stack)) {
                frame.push(value(element));
            }
        } catch (IndexOutOfBoundsException invalid) {
            throw new AnalyzerException(node, "a stack map frame is too large", invalid);
        }
        return frame;
    }

    private static List<Object> elements(List<Object> elements) {
        return elements == null ? List.of() : elements;
    }

    private static JvmValue value(Object element) {
        if (element instanceof String name) {
            return JvmValue.ofObject(name);
        } else if (element instanceof LabelNode label) {
            AbstractInsnNode allocation = AllocationLabel.allocation(label);
            return JvmValue.ofNew(((TypeInsnNode) allocation).desc,
                    allocation);
        } else if (element.equals(Opcodes.INTEGER)) {
            return JvmValue.INT;
        } else if (element.equals(Opcodes.FLOAT)) {
            return JvmValue.FLOAT;
        } else if (element.equals(Opcodes.LONG)) {
            return JvmValue.LONG;
        } else if (element.equals(Opcodes.DOUBLE)) {
            return JvmValue.DOUBLE;
        } else if (element.equals(Opcodes.NULL)) {
            return JvmValue.NULL;
        } else if (element.equals(Opcodes.UNINITIALIZED_THIS)) {
            return JvmValue.UNINITIALIZED_THIS;
        }
        return JvmValue.TOP;
    }

    /**
     * Returns the types before an instruction.
     *
     * @param insn an instruction of the method, as it was when the types were computed
     * @return the types, or null if the instruction cannot be reached
     */
    public Frame<JvmValue> before(AbstractInsnNode insn) {
        return frames[method.instructions.indexOf(insn)];
    }
}
