package dev.sospeso.transformer.normalise;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What a stack instruction (pop, dup, swap and their forms, JVMS 6.5) does, as a list: how many
 * values it takes, and which of them it puts back, lowest first.
 *
 * @param taken how many values it takes
 * @param result indices into the taken values, the lowest of which is 0
 */
record StackShuffle(int taken, List<Integer> result) {

    static boolean is(int opcode) {
        return opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
    }

    static <V extends Value> StackShuffle of(int opcode, Frame<V> before) {
        return switch (opcode) {
            case Opcodes.POP -> new StackShuffle(1, List.of());
            case Opcodes.POP2 -> new StackShuffle(pair(before, 0), List.of());
            case Opcodes.DUP -> duplicate(1, 0);
            case Opcodes.DUP_X1 -> duplicate(1, 1);
            case Opcodes.DUP_X2 -> duplicate(1, pair(before, 1));
            case Opcodes.DUP2 -> duplicate(pair(before, 0), 0);
            case Opcodes.DUP2_X1 -> duplicate(pair(before, 0), 1);
            case Opcodes.DUP2_X2 -> duplicate(pair(before, 0), pair(before, pair(before, 0)));
            case Opcodes.SWAP -> new StackShuffle(2, List.of(1, 0));
            default -> throw new IllegalArgumentException("not a stack instruction: " + opcode);
        };
    }

    /** How many values make up two slots, below the given number of values. */
    private static <V extends Value> int pair(Frame<V> before, int below) {
        return before.getStack(before.getStackSize() - 1 - below).getSize() == 2 ? 1 : 2;
    }

    /** Copies the topmost values below some others. */
    private static StackShuffle duplicate(int copied, int skipped) {
        List<Integer> result = new ArrayList<>();
        for (int index = skipped; index < skipped + copied; index++) {
            result.add(index);
        }
        for (int index = 0; index < skipped + copied; index++) {
            result.add(index);
        }
        return new StackShuffle(skipped + copied, result);
    }
}
