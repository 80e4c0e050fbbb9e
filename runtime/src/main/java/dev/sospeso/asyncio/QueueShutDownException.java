package dev.sospeso.asyncio;

/** A queue that was shut down takes no more items, and has none left to give. */
public class QueueShutDownException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueShutDownException() {
    }
}
