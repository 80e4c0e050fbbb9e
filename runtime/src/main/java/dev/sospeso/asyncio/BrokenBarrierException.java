package dev.sospeso.asyncio;

/** A {@link Barrier} was aborted or reset while a task waited at it, or is broken. */
public class BrokenBarrierException extends java.util.concurrent.BrokenBarrierException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message what happened
     */
    public BrokenBarrierException(String message) {
        super(message);
    }
}
