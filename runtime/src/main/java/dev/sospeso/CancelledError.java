package dev.sospeso;

/** Thrown into a task that is cancelled. An {@link Error}, so that {@code catch (Exception e)} lets it pass. */
public class CancelledError extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public CancelledError() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public CancelledError(String message) {
        super(message);
    }
}
