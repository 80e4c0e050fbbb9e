package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.find.AsyncMethod;

/**
 * Where the locals of the user's method stand in its body: frame and depth follow the arguments that
 * the body takes, all others move up.
 *
 * @param frame the slot of the frame
 * @param depth the slot of the depth
 */
record SlotMap(int frame, int depth) {

    static SlotMap of(AsyncMethod async) {
        int kept = async.takesArguments() ? async.argumentSlots() : async.isStatic() ? 0 : 1;
        return new SlotMap(kept, kept + 1);
    }

    /** The slot in the body of a slot of the user's method. */
    int map(int local) {
        return local < frame ? local : local + 2;
    }
}
