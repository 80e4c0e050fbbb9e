package dev.sospeso;

/** Thrown into a suspended generator or coroutine by {@code close()}, so that its finally blocks run. */
public class GeneratorExit extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public GeneratorExit() {
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    public GeneratorExit(String message) {
        super(message);
    }
}
