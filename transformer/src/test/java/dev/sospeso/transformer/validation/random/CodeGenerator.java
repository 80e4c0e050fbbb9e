package dev.sospeso.transformer.validation.random;

import dev.sospeso.transformer.validation.random.CodeBlock.Exit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a program of bytecode at random: blocks that jump to each other without any structure. */
final class CodeGenerator {

    private static final List<Value> STACKED = List.of(Value.INT, Value.LONG, Value.FLOAT,
            Value.DOUBLE, Value.STRING, Value.OBJECT);
    private static final int SLOTS = 6;

    private final Draw draw;
    private final List<Value> stack = new ArrayList<>();
    private int blocks;
    private int handlers;

    private CodeGenerator(Draw draw) {
        this.draw = draw;
    }

    /** The program of a seed. */
    static CodeProgram program(long seed) {
        return new CodeGenerator(new Draw(seed)).make(seed);
    }

    private CodeProgram make(long seed) {
        // All blocks begin with the bottom of one stack, so that values flow through many.
        for (int index = 0; index < 4; index++) {
            stack.add(draw.one(STACKED));
        }
        blocks = draw.between(2, 7);
        handlers = draw.below(3);
        List<CodeBlock> made = new ArrayList<>();
        for (int index = 0; index < blocks; index++) {
            made.add(block(index));
        }
        List<CodeRange> ranges = new ArrayList<>();
        if (handlers > 0) {
            for (int count = draw.between(1, 4); count > 0; count--) {
                ranges.add(range());
            }
        }
        List<Integer> script = new ArrayList<>();
        for (int count = draw.between(2, 8); count > 0; count--) {
            script.add(draw.below(8));
        }
        // The locals of some are behind those that instructions have a byte for.
        int shift = draw.chance(8) ? draw.of(252, 300) : 0;
        return new CodeProgram(seed, draw.chance(25), made, ranges, script, shift);
    }

    private boolean isHandler(int block) {
        return block >= 1 && block <= handlers && block < blocks;
    }

    private CodeBlock block(int index) {
        List<Value> begin = index == 0 ? List.of() : isHandler(index) ? List.of(Value.THROWABLE)
                : List.copyOf(stack.subList(0, draw.below(stack.size() + 1)));
        List<Value> slots = new ArrayList<>(Collections.nCopies(SLOTS, null));
        if (index > 0 && !isHandler(index)) {
            for (int slot = 0; slot < SLOTS; slot++) {
                if (draw.chance(50)) {
                    Value value = draw.one(STACKED);
                    if (slot + value.size() <= SLOTS) {
                        slots.set(slot, value);
                        slot += value.size() - 1;
                    }
                }
            }
        }
        List<Op> ops = new ArrayList<>();
        for (int count = draw.between(2, 14); count > 0; count--) {
            ops.add(op());
        }
        Exit exit = draw.of(Exit.GOTO, Exit.IF, Exit.IF, Exit.IF_NULL, Exit.SWITCH,
                Exit.LOOKUP, index < blocks - 1 ? Exit.GOTO : Exit.RETURN);
        List<Integer> targets = new ArrayList<>();
        int count = switch (exit) {
            case RETURN -> 0;
            case GOTO -> 1;
            case IF, IF_NULL -> 2;
            case SWITCH, LOOKUP -> 3;
        };
        for (int target = 0; target < count; target++) {
            // The next one first, so that all can be reached.
            targets.add(target == 0 && index + 1 < blocks ? index + 1
                    : 1 + draw.below(blocks - 1));
        }
        return new CodeBlock(begin, slots, ops, exit, targets);
    }

    private Op op() {
        Op.Kind kind = switch (draw.below(10)) {
            case 0, 1 -> Op.Kind.SUSPEND;
            case 2 -> draw.of(Op.Kind.PUSH_INT, Op.Kind.PUSH_LONG, Op.Kind.PUSH_STRING,
                    Op.Kind.PUSH_DOUBLE);
            case 3 -> draw.of(Op.Kind.LOAD, Op.Kind.STORE);
            default -> draw.of(Op.Kind.values());
        };
        return new Op(kind, draw.below(12));
    }

    private CodeRange range() {
        int from = draw.below(blocks);
        int to = draw.between(from, blocks - 1);
        return new CodeRange(from, draw.below(6), to, draw.below(12),
                draw.between(1, Math.min(handlers, blocks - 1)),
                draw.of(null, "java/lang/IllegalStateException", "java/lang/RuntimeException",
                        "java/lang/ArithmeticException"));
    }
}
