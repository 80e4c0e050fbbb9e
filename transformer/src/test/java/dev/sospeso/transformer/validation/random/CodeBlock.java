package dev.sospeso.transformer.validation.random;

import java.util.List;

/**
 * A basic block of code made at random, that any other may jump to.
 *
 * @param stack the values on the operand stack where it begins
 * @param slots the type of a local above the pinned ones, for each; null for none
 * @param ops what it does
 * @param exit how it ends
 * @param targets where it goes on, by the numbers of blocks
 */
record CodeBlock(List<Value> stack, List<Value> slots, List<Op> ops, Exit exit,
        List<Integer> targets) {

    /** How a block ends. */
    enum Exit {
        GOTO, IF, IF_NULL, SWITCH, LOOKUP, RETURN
    }

    CodeBlock with(List<Op> fewer) {
        return new CodeBlock(stack, slots, fewer, exit, targets);
    }

    CodeBlock jumping(Exit other, List<Integer> there) {
        return new CodeBlock(stack, slots, ops, other, there);
    }
}
