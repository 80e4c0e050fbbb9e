package dev.sospeso.transformer.validation.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The types on the operand stack and in the locals at a place of code made at random. */
final class CodeState {

    /** Slots that keep their types: handlers count on them. */
    static final List<Value> PINNED = Arrays.asList(Value.OBJECT, Value.INT, Value.LONG, null);
    static final int FIRST_PINNED = 1;
    static final int FIRST_FREE = FIRST_PINNED + 4;

    private final List<Value> stack;
    private final Value[] locals;
    private final int shift;

    /**
     * @param stack the operand stack
     * @param free the locals above the pinned ones
     * @param shift how many locals are left out below those
     */
    CodeState(List<Value> stack, List<Value> free, int shift) {
        this.shift = shift;
        this.stack = new ArrayList<>(stack);
        this.locals = new Value[FIRST_FREE + free.size()];
        for (int slot = 0; slot < PINNED.size(); slot++) {
            locals[FIRST_PINNED + slot] = PINNED.get(slot);
        }
        for (int slot = 0; slot < free.size(); slot++) {
            locals[FIRST_FREE + slot] = free.get(slot);
        }
    }

    private CodeState(CodeState other) {
        this.stack = new ArrayList<>(other.stack);
        this.locals = other.locals.clone();
        this.shift = other.shift;
    }

    CodeState copy() {
        return new CodeState(this);
    }

    List<Value> stack() {
        return stack;
    }

    int depth() {
        return stack.size();
    }

    /** The value so far below the top, or null. */
    Value peek(int below) {
        return stack.size() <= below ? null : stack.get(stack.size() - 1 - below);
    }

    Value pop() {
        return stack.remove(stack.size() - 1);
    }

    void push(Value value) {
        stack.add(value);
    }

    int slots() {
        return locals.length;
    }

    /** The number of the local that a slot is. */
    int index(int slot) {
        return slot < FIRST_FREE ? slot : slot + shift;
    }

    Value local(int slot) {
        return locals[slot];
    }

    /** Says whether a value of the type can be stored there. */
    boolean fits(int slot, Value value) {
        return slot < FIRST_FREE ? locals[slot] == value : slot + value.size() <= locals.length;
    }

    void store(int slot, Value value) {
        if (slot > FIRST_FREE && locals[slot - 1] != null && locals[slot - 1].isWide()) {
            locals[slot - 1] = null;
        }
        locals[slot] = value;
        if (value.isWide()) {
            locals[slot + 1] = null;
        }
    }
}
