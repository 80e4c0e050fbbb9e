package dev.sospeso;

/** The end of an async iteration. */
public class StopAsyncIteration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public StopAsyncIteration() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public StopAsyncIteration(String message) {
        super(message);
    }
}
