package dev.sospeso;

/** A value was sent to a generator or coroutine that had not started. */
public class GeneratorNotStartedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public GeneratorNotStartedException() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public GeneratorNotStartedException(String message) {
        super(message);
    }
}
