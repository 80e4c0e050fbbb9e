package dev.sospeso.transformer.analyse;

import java.util.Arrays;
import java.util.Collection;
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

/**
 * The basic blocks of a method, by number in the order of the code, and where control can go from
 * each. A block begins with an instruction that is no label, line or frame, and lies inside an
 * exception range or outside.
 *
 * <pre>
 *   aload 1; ifnull L        block 0, followed by 2 and 1
 *   aload 1; areturn         block 1
 *   L: ...                   block 2
 * </pre>
 */
public final class ControlFlow {

    private static final int[] NONE = {};

    private final InsnList code;
    private final AbstractInsnNode[] insns;
    /** By instruction: its block; that of a label, line or frame is the next instruction's. */
    private final int[] blocks;
    /** By block: the index of its first instruction; last, the size of the code. */
    private final int[] starts;
    private final int[][] successors;
    private final int[][] handlers;

    private ControlFlow(MethodNode method, Collection<? extends AbstractInsnNode> ends) {
        this.code = method.instructions;
        this.insns = code.toArray();
        boolean[] begins = begins(method, ends);
        this.blocks = new int[insns.length + 1];
        int count = 0;
        boolean begun = false;
        for (int index = 0; index < insns.length; index++) {
            begun |= begins[index];
            blocks[index] = begun ? count : count - 1;
            if (begun && insns[index].getOpcode() >= 0) {
                count++;
                begun = false;
            }
        }
        blocks[insns.length] = count;
        this.starts = starts(count);
        this.successors = new int[count][];
        for (int block = 0; block < count; block++) {
            successors[block] = following(block);
        }
        this.handlers = new int[count][];
        Arrays.fill(handlers, NONE);
        for (TryCatchBlockNode range : method.tryCatchBlocks) {
            cover(range);
        }
    }

    /**
     * Computes the blocks of a method.
     *
     * @param method a method with code
     * @param ends instructions that end a block though control goes nowhere else from them
     * @return its control flow
     */
    public static ControlFlow of(MethodNode method, Collection<? extends AbstractInsnNode> ends) {
        return new ControlFlow(method, ends);
    }

    /** Where blocks begin, or before labels, lines and frames that stand before a beginning. */
    private boolean[] begins(MethodNode method, Collection<? extends AbstractInsnNode> ends) {
        boolean[] begins = new boolean[insns.length + 1];
        begins[0] = true;
        for (int index = 0; index < insns.length; index++) {
            AbstractInsnNode insn = insns[index];
            if (insn instanceof JumpInsnNode jump) {
                begins[code.indexOf(jump.label)] = true;
                begins[index + 1] = true;
            } else if (insn instanceof TableSwitchInsnNode table) {
                beginAt(table.dflt, table.labels, begins);
                begins[index + 1] = true;
            } else if (insn instanceof LookupSwitchInsnNode lookup) {
                beginAt(lookup.dflt, lookup.labels, begins);
                begins[index + 1] = true;
            } else if (endsFlow(insn.getOpcode())) {
                begins[index + 1] = true;
            }
        }
        for (TryCatchBlockNode range : method.tryCatchBlocks) {
            begins[code.indexOf(range.start)] = true;
            begins[code.indexOf(range.end)] = true;
            begins[code.indexOf(range.handler)] = true;
        }
        for (AbstractInsnNode end : ends) {
            begins[code.indexOf(end) + 1] = true;
        }
        return begins;
    }

    private void beginAt(LabelNode dflt, List<LabelNode> labels, boolean[] begins) {
        begins[code.indexOf(dflt)] = true;
        for (LabelNode label : labels) {
            begins[code.indexOf(label)] = true;
        }
    }

    private int[] starts(int count) {
        int[] starts = new int[count + 1];
        starts[count] = insns.length;
        for (int index = insns.length - 1; index >= 0; index--) {
            if (insns[index].getOpcode() >= 0) {
                starts[blocks[index]] = index;
            }
        }
        return starts;
    }

    private int[] following(int block) {
        AbstractInsnNode last = last(block);
        if (last instanceof TableSwitchInsnNode table) {
            return targets(table.dflt, table.labels);
        } else if (last instanceof LookupSwitchInsnNode lookup) {
            return targets(lookup.dflt, lookup.labels);
        }
        int target = last instanceof JumpInsnNode jump ? blocks[code.indexOf(jump.label)] : count();
        int next = endsFlow(last.getOpcode()) ? count() : block + 1;
        if (target == count()) {
            return next == count() ? NONE : new int[] {next};
        }
        return next == count() ? new int[] {target} : new int[] {target, next};
    }

    /** The targets of a switch, each once where it stands several times in a row. */
    private int[] targets(LabelNode dflt, List<LabelNode> labels) {
        int[] targets = new int[labels.size() + 1];
        targets[0] = blocks[code.indexOf(dflt)];
        int size = targets[0] == count() ? 0 : 1;
        for (LabelNode label : labels) {
            int target = blocks[code.indexOf(label)];
            if (target != count() && (size == 0 || targets[size - 1] != target)) {
                targets[size++] = target;
            }
        }
        return Arrays.copyOf(targets, size);
    }

    private void cover(TryCatchBlockNode range) {
        int handler = blocks[code.indexOf(range.handler)];
        int end = blocks[code.indexOf(range.end)];
        if (handler == count()) {
            return;
        }
        for (int block = blocks[code.indexOf(range.start)]; block < end; block++) {
            int[] known = handlers[block];
            if (known.length == 0 || known[known.length - 1] != handler) {
                handlers[block] = Arrays.copyOf(known, known.length + 1);
                handlers[block][known.length] = handler;
            }
        }
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
     * Counts the blocks.
     *
     * @return how many there are
     */
    public int count() {
        return starts.length - 1;
    }

    /**
     * Finds the block of an instruction.
     *
     * @param insn an instruction, as the code was when the blocks were computed
     * @return its block; that of a label, line or frame at which a block begins is that block, or
     *     the number of blocks if nothing follows
     */
    public int blockOf(AbstractInsnNode insn) {
        return blocks[code.indexOf(insn)];
    }

    /**
     * Tells where a block begins.
     *
     * @param block a block, or the number of blocks
     * @return the index of its first instruction
     */
    public int start(int block) {
        return starts[block];
    }

    /**
     * Returns an instruction.
     *
     * @param index its index in the code
     * @return the instruction
     */
    public AbstractInsnNode insn(int index) {
        return insns[index];
    }

    /** The last instruction of a block that is no label, line or frame. */
    private AbstractInsnNode last(int block) {
        int index = starts[block + 1] - 1;
        while (insns[index].getOpcode() < 0) {
            index--;
        }
        return insns[index];
    }

    /**
     * Lists the handlers that cover a block.
     *
     * @param block the block
     * @return their blocks, in the order of the exception table; one that stands there twice in a
     *     row, once. Not to be changed
     */
    public int[] handlers(int block) {
        return handlers[block];
    }

    /**
     * Lists where control goes from a block that ends normally.
     *
     * @param block the block
     * @return its successors, those to which it jumps first; not to be changed
     */
    public int[] successors(int block) {
        return successors[block];
    }
}
