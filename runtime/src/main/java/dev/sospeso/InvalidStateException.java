package dev.sospeso;

/** A future is not in the state that the call needs. */
public class InvalidStateException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public InvalidStateException() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public InvalidStateException(String message) {
        super(message);
    }
}
