package dev.sospeso.transformer.check;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The basic blocks of a method: where each begins, which ones may follow it, and which exception
 * ranges cover it. A block lies inside a range or outside, never across its border.
 *
 * <pre>
 *   aload 1; ifnull L        block 0, followed by 1 and 2
 *   aload 1; areturn         block 1
 *   L: ...                   block 2
 * </pre>
 *
 * <p>A {@code jsr} goes to its subroutine alone, a {@code ret} behind each {@code jsr}.
 */
final class BlockFlow {

    private final MethodNode method;
    private final ControlEdges edges;
    private final AbstractInsnNode[] code;
    /** For each instruction the block in which it stands. */
    private final int[] blocks;
    /** For each block the index of its first instruction, and the end of the last one. */
    private final int[] starts;
    private final List<List<TryCatchBlockNode>> covering = new ArrayList<>();
    private final List<Integer> behindCalls = new ArrayList<>();

    BlockFlow(MethodNode method) {
        this.method = method;
        this.edges = new ControlEdges(method);
        this.code = method.instructions.toArray();
        boolean[] begins = begins();
        this.blocks = new int[code.length];
        int count = 0;
        for (int index = 0; index < code.length; index++) {
            count += begins[index] ? 1 : 0;
            blocks[index] = count - 1;
        }
        this.starts = new int[count + 1];
        starts[count] = code.length;
        for (int index = code.length - 1; index >= 0; index--) {
            starts[blocks[index]] = index;
        }
        for (int block = 0; block < count; block++) {
            covering.add(List.of());
            if (code[end(block) - 1].getOpcode() == Opcodes.JSR && end(block) < code.length) {
                behindCalls.add(block + 1);
            }
        }
        ranges().forEach(this::cover);
    }

    private List<TryCatchBlockNode> ranges() {
        return method.tryCatchBlocks == null ? List.of() : method.tryCatchBlocks;
    }

    private boolean[] begins() {
        boolean[] begins = new boolean[code.length + 1];
        begins[0] = true;
        for (int index = 0; index < code.length; index++) {
            if (ControlEdges.endsBlock(code[index])) {
                begins[index + 1] = true;
                for (AbstractInsnNode next : edges.successors(code[index])) {
                    begins[index(next)] = true;
                }
            }
        }
        for (TryCatchBlockNode range : ranges()) {
            begins[index(range.start)] = true;
            begins[index(range.end)] = true;
            begins[index(range.handler)] = true;
        }
        return begins;
    }

    private void cover(TryCatchBlockNode range) {
        int to = index(range.end);
        for (int index = index(range.start); index < to; index = end(blocks[index])) {
            List<TryCatchBlockNode> more = new ArrayList<>(covering.get(blocks[index]));
            more.add(range);
            covering.set(blocks[index], more);
        }
    }

    private int index(AbstractInsnNode insn) {
        return method.instructions.indexOf(insn);
    }

    int count() {
        return starts.length - 1;
    }

    /** The block in which an instruction stands. */
    int blockOf(AbstractInsnNode insn) {
        return blocks[index(insn)];
    }

    /** The index in the code of a block's first instruction. */
    int start(int block) {
        return starts[block];
    }

    /** The index behind a block's last instruction. */
    int end(int block) {
        return starts[block + 1];
    }

    AbstractInsnNode insn(int index) {
        return code[index];
    }

    /** The ranges in which a block stands. */
    List<TryCatchBlockNode> covering(int block) {
        return covering.get(block);
    }

    /** The label of a handler, which stands at the beginning of its block. */
    LabelNode handler(int block) {
        for (TryCatchBlockNode range : ranges()) {
            if (blockOf(range.handler) == block) {
                return range.handler;
            }
        }
        throw new IllegalArgumentException("no handler: " + block);
    }

    /** The blocks that may run after a block when nothing is thrown. */
    List<Integer> successors(int block) {
        AbstractInsnNode last = code[end(block) - 1];
        if (last.getOpcode() == Opcodes.RET) {
            return behindCalls;
        }
        if (last.getOpcode() == Opcodes.JSR) {
            return List.of(blockOf(((JumpInsnNode) last).label));
        }
        return edges.successors(last).stream().map(this::blockOf).toList();
    }
}
