package dev.sospeso;

/** A generator or coroutine was entered while it was running. */
public class AlreadyExecutingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public AlreadyExecutingException() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public AlreadyExecutingException(String message) {
        super(message);
    }
}
