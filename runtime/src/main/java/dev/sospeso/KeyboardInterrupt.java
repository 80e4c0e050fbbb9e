package dev.sospeso;

/** The user pressed Ctrl-C. Leaves the event loop. */
public class KeyboardInterrupt extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public KeyboardInterrupt() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public KeyboardInterrupt(String message) {
        super(message);
    }
}
