package dev.sospeso.transformer.validation.random;

import static org.objectweb.asm.Opcodes.*;

import dev.sospeso.transformer.validation.HandMadeClass;
import java.util.ArrayDeque;
import java.util.Queue;
import org.objectweb.asm.Label;

/** Blocks that hold a lock, without a suspension; all that they throw releases it. */
final class Monitors {

    private final HandMadeClass code;
    private final Queue<Block> blocks = new ArrayDeque<>();

    /**
     * @param code what the blocks are written to
     * @param count how many there will be; their ranges come before all others
     */
    Monitors(HandMadeClass code, int count) {
        this.code = code;
        for (int index = 0; index < count; index++) {
            Block block = new Block(new Label(), new Label(), new Label(), new Label());
            code.visitTryCatchBlock(block.start, block.end, block.handler, null);
            code.visitTryCatchBlock(block.handler, block.handled, block.handler, null);
            blocks.add(block);
        }
    }

    /** Writes the next block; the local keeps the lock. */
    void write(int number, int local) {
        Block block = blocks.remove();
        Label after = new Label();
        CodeOps.exception(code, "lock").insn(DUP).store(local).insn(MONITORENTER);
        code.label(block.start).push("locked " + number).event();
        if (number % 2 == 0) {
            Label calm = new Label();
            code.var(ILOAD, 2).insn(ICONST_1, IAND).jump(IFNE, calm);
            CodeOps.exception(code, "in lock").insn(ATHROW).label(calm);
        }
        code.load(local).insn(MONITOREXIT).label(block.end).jump(GOTO, after);
        code.label(block.handler).load(local).insn(MONITOREXIT).label(block.handled).insn(ATHROW);
        code.label(after);
    }

    private record Block(Label start, Label end, Label handler, Label handled) {
    }
}
