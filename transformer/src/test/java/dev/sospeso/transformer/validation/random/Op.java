package dev.sospeso.transformer.validation.random;

/**
 * One thing that code made at random does, where the operand stack allows it.
 *
 * @param kind what
 * @param number which variant, slot or constant
 */
record Op(Kind kind, int number) {

    /** What code made at random does. */
    enum Kind {
        PUSH_INT, PUSH_LONG, PUSH_FLOAT, PUSH_DOUBLE, PUSH_STRING, PUSH_NULL,
        LOAD, STORE, INCREMENT,
        POP, POP2, DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP,
        ADD, DIVIDE, CONVERT,
        /** Awaits, or yields, the topmost value. */
        SUSPEND,
        /** Awaits what fails. */
        FAIL,
        /** Awaits another async method of the class. */
        CALL,
        /** Logs the topmost value. */
        EVENT,
        /** Makes an object as no compiler does, with a suspension before its constructor. */
        NEW,
        /** Two branches that suspend, and come together with the stack as it was. */
        DIAMOND,
        THROW,
        /** Holds a lock, without a suspension. */
        MONITOR,
        /** The same, with the lock on the operand stack only. */
        STACK_LOCK,
        ARRAY, NOP,
        /** Instructions that nothing reaches. */
        DEAD
    }
}
