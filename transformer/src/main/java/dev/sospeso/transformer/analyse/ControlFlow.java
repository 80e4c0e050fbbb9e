package dev.sospeso.transformer.analyse;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where control can go from each instruction, by index. */
public final class ControlFlow {

    private final InsnList code;
    private final List<List<Integer>> handlers;

    private ControlFlow(InsnList code, List<List<Integer>> handlers) {
        this.code = code;
        this.handlers = handlers;
    }

    /**
     * Computes the exception edges of a method.
     *
     * @param method a method with code
     * @return its control flow
     */
    public static ControlFlow of(MethodNode method) {
        InsnList code = method.instructions;
        List<List<Integer>> handlers = new ArrayList<>(code.size());
        for (int index = 0; index < code.size(); index++) {
            handlers.add(List.of());
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = code.indexOf(block.end);
            for (int index = code.indexOf(block.start); index < end; index++) {
                List<Integer> known = handlers.get(index);
                if (known.isEmpty()) {
                    known = new ArrayList<>(2);
                    handlers.set(index, known);
                }
                int handler = code.indexOf(block.handler);
                if (known.isEmpty() || known.get(known.size() - 1) != handler) {
                    known.add(handler);
                }
            }
        }
        return new ControlFlow(code, handlers);
    }

    /**
     * Says whether the next instruction is not reached from this one.
     *
     * @param opcode an opcode
     * @return true for goto, switches, returns, athrow and ret
     */
    public static boolean endsFlow(int opcode) {
        return opcode == Opcodes.GOTO || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.RET && opcode <= Opcodes.RETURN;
    }

    /**
     * Lists the handlers that cover an instruction.
     *
     * @param index the instruction
     * @return the indices of the handlers' labels, in the order of the exception table;
     *     one that stands there twice in a row, once
     */
    public List<Integer> handlers(int index) {
        return handlers.get(index);
    }

    /**
     * Lists where control goes from an instruction that ends normally.
     *
     * @param index the instruction
     * @return the indices of its successors
     */
    public List<Integer> successors(int index) {
        AbstractInsnNode insn = code.get(index);
        List<Integer> successors = new ArrayList<>(2);
        if (insn instanceof JumpInsnNode jump) {
            successors.add(code.indexOf(jump.label));
        } else if (insn instanceof TableSwitchInsnNode table) {
            addAll(successors, table.dflt, table.labels);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            addAll(successors, lookup.dflt, lookup.labels);
        }
        if (!endsFlow(insn.getOpcode()) && index + 1 < code.size()) {
            successors.add(index + 1);
        }
        return successors;
    }

    private void addAll(List<Integer> successors, LabelNode dflt, List<LabelNode> labels) {
        successors.add(code.indexOf(dflt));
        for (LabelNode label : labels) {
            successors.add(code.indexOf(label));
        }
    }
}
