package dev.sospeso;

/** A request to leave the program. Leaves the event loop. */
public class SystemExit extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public SystemExit() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public SystemExit(String message) {
        super(message);
    }
}
