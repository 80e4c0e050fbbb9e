package dev.sospeso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** What a test program said, in order: one line a call. */
final class Transcript {

    /** An action that may throw anything. */
    @FunctionalInterface
    interface Action {
        Object run() throws Throwable;
    }

    /** An action without a value. */
    @FunctionalInterface
    interface VoidAction {
        void run() throws Throwable;
    }

    private final List<String> lines = new ArrayList<>();

    void say(String line) {
        lines.add(line);
    }

    /** Says what an action gives or throws. */
    void attempt(String label, Action action) {
        String outcome;
        try {
            outcome = "-> " + action.run();
        } catch (Throwable exception) {
            outcome = "raised " + text(exception);
        }
        say(label + " " + outcome);
    }

    /** The same for an action without a value. */
    void attemptVoid(String label, VoidAction action) {
        attempt(label, () -> {
            action.run();
            return null;
        });
    }

    static String text(Throwable exception) {
        String message = exception.getMessage();
        return exception.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** Compares all that was said since the last call with the lines of a text block. */
    void expect(String expected) {
        String said = String.join("\n", lines);
        lines.clear();
        assertEquals(expected.stripTrailing(), said);
    }
}
