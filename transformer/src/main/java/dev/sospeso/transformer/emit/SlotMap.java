package dev.sospeso.transformer.emit;

import dev.sospeso.transformer.find.AsyncMethod;
import dev.sospeso.transformer.plan.FramePlan;

/**
 * Where the locals of the user's method stand in its body: the frame, the depth and the target follow
 * the arguments that the body takes, all others move up.
 *
 * @param frame the slot of the frame
 * @param depth the slot of the depth
 * @param target the slot of the site to which a resumption is on its way, or that suspends; or -1 if
 *     no code is on the way of several sites
 */
record SlotMap(int frame, int depth, int target) {

    static SlotMap of(FramePlan plan) {
        AsyncMethod async = plan.method().async();
        int kept = async.takesArguments() ? async.argumentSlots() : async.isStatic() ? 0 : 1;
        boolean hasTarget = !plan.headers().isEmpty() || plan.isCompact();
        return new SlotMap(kept, kept + 1, hasTarget ? kept + 2 : -1);
    }

    boolean hasTarget() {
        return target >= 0;
    }

    /** The slot in the body of a slot of the user's method. */
    int map(int local) {
        return local < frame ? local : local + (hasTarget() ? 3 : 2);
    }
}
