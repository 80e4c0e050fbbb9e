package dev.sospeso.transformer.analyse;

import dev.sospeso.transformer.bytecode.ClassHierarchy;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
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
 * the code gives all types and no class hierarchy is asked. It keeps those at the frames; what holds
 * in between is made again from there when it is asked for. Older class files are solved by data
 * flow, merging with the hierarchy.
 */
public final class MethodTypes {

    private final MethodNode method;
    /** Makes what holds between the known places; null if all are known. */
    private final JvmInterpreter interpreter;
    /** By instruction: the types if they are known; null also where it cannot be reached. */
    private final Frame<JvmValue>[] frames;

    private MethodTypes(MethodNode method, JvmInterpreter interpreter, Frame<JvmValue>[] frames) {
        this.method = method;
        this.interpreter = interpreter;
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
        return needsDataFlow(method)
                ? new MethodTypes(method, null, new DataFlow(interpreter).analyze(owner, method))
                : new MethodTypes(method, interpreter, straight(owner, method, interpreter));
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

    /**
     * Finds the instructions that cannot be reached.
     *
     * @param owner the internal name of the method's class
     * @param method a method with code
     * @param hierarchy for class files without stack map frames
     * @return the instructions, in the order of the code
     * @throws AnalyzerException if there are no frames and the code is not valid
     */
    public static List<AbstractInsnNode> unreachable(String owner, MethodNode method,
            ClassHierarchy hierarchy) throws AnalyzerException {
        List<AbstractInsnNode> unreachable = new ArrayList<>();
        if (needsDataFlow(method)) {
            MethodTypes types = of(owner, method, hierarchy);
            for (AbstractInsnNode insn : method.instructions) {
                if (insn.getOpcode() >= 0 && types.before(insn) == null) {
                    unreachable.add(insn);
                }
            }
            return unreachable;
        }
        boolean reached = true;
        for (AbstractInsnNode insn : method.instructions) {
            reached |= insn instanceof FrameNode;
            if (insn.getOpcode() >= 0) {
                if (!reached) {
                    unreachable.add(insn);
                }
                reached &= !ControlFlow.endsFlow(insn.getOpcode());
            }
        }
        return unreachable;
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
        AbstractInsnNode[] code = method.instructions.toArray();
        JvmFrame[] frames = new JvmFrame[code.length];
        JvmFrame current = initial(owner, method);
        boolean known = false;
        for (int index = 0; index < code.length; index++) {
            AbstractInsnNode insn = code[index];
            if (insn instanceof FrameNode node) {
                current = declared(node, method, interpreter);
                known = false;
            }
            if (current == null) {
                continue;
            }
            if (!known) {
                frames[index] = new JvmFrame(current);
                known = true;
            }
            if (insn.getOpcode() >= 0) {
                execute(insn, index, current, interpreter);
                if (ControlFlow.endsFlow(insn.getOpcode())) {
                    current = null;
                }
            }
        }
        return frames;
    }

    private static void execute(AbstractInsnNode insn, int index, JvmFrame frame,
            JvmInterpreter interpreter) throws AnalyzerException {
        try {
            frame.execute(insn, interpreter);
        } catch (IndexOutOfBoundsException | IllegalStateException invalid) {
            throw new AnalyzerException(insn, "the code at instruction " + index
                    + " does not fit its operands", invalid);
        }
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

    private static JvmFrame declared(FrameNode node, MethodNode method,
            JvmInterpreter interpreter) throws AnalyzerException {
        JvmFrame frame = new JvmFrame(method.maxLocals, method.maxStack);
        int local = 0;
        try {
            for (Object element : elements(node.local)) {
                JvmValue value = value(element, interpreter);
                frame.setLocal(local++, value);
                if (value.getSize() == 2) {
                    frame.setLocal(local++, JvmValue.TOP);
                }
            }
            while (local < method.maxLocals) {
                frame.setLocal(local++, JvmValue.TOP);
            }
            for (Object element : elements(node.stack)) {
                frame.push(value(element, interpreter));
            }
        } catch (IndexOutOfBoundsException invalid) {
            throw new AnalyzerException(node, "a stack map frame is too large", invalid);
        }
        return frame;
    }

    private static List<Object> elements(List<Object> elements) {
        return elements == null ? List.of() : elements;
    }

    private static JvmValue value(Object element, JvmInterpreter interpreter) {
        if (element instanceof String name) {
            return interpreter.ofObject(name);
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
        int index = method.instructions.indexOf(insn);
        if (frames[index] == null && interpreter != null) {
            frames[index] = between(insn, index);
        }
        return frames[index];
    }

    private JvmFrame between(AbstractInsnNode insn, int index) {
        AbstractInsnNode from = insn;
        int known = index;
        while (frames[known] == null) {
            from = from.getPrevious();
            known--;
            if (ControlFlow.endsFlow(from.getOpcode())) {
                return null;
            }
        }
        JvmFrame frame = new JvmFrame(frames[known]);
        for (AbstractInsnNode each = from; each != insn; each = each.getNext()) {
            if (each.getOpcode() >= 0) {
                try {
                    frame.execute(each, interpreter);
                } catch (AnalyzerException changed) {
                    throw new IllegalStateException("the code has been changed", changed);
                }
            }
        }
        return frame;
    }
}
