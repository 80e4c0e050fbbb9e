package dev.sospeso.transformer.validation;

/** When the things that a target awaits get done. */
public enum Timing {
    /** Before they are awaited: no await suspends. */
    DONE,
    /** Long after: every await suspends. */
    LATER,
    /** Between the look whether they are done and the registration for their end. */
    WINDOW,
    /** The first at once, the second later, and so on: every second await suspends. */
    DONE_LATER,
    /** The first later, the second at once, and so on. */
    LATER_DONE,
    /** Later, as an awaitable of the user's own with a hand-written awaiter. */
    CUSTOM_LATER,
    /** At once, as an awaitable of the user's own. */
    CUSTOM_DONE,
    /** Before they are awaited, as futures of an event loop that runs the target. */
    LOOP_DONE,
    /** Later, by a callback of the event loop. */
    LOOP_LATER,
    /** Between the look and the registration where there is one: at stages that others complete. */
    LOOP_WINDOW;

    boolean isDone(int turn) {
        return switch (this) {
            case DONE, CUSTOM_DONE, LOOP_DONE -> true;
            case LATER, WINDOW, CUSTOM_LATER, LOOP_LATER, LOOP_WINDOW -> false;
            case DONE_LATER -> turn % 2 == 0;
            case LATER_DONE -> turn % 2 == 1;
        };
    }

    boolean isCustom() {
        return this == CUSTOM_LATER || this == CUSTOM_DONE;
    }

    public boolean usesLoop() {
        return this == LOOP_DONE || this == LOOP_LATER || this == LOOP_WINDOW;
    }

    boolean isWindow() {
        return this == WINDOW || this == LOOP_WINDOW;
    }
}
