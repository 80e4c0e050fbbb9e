package dev.sospeso.asyncio;

/** {@link Queue#putNowait} was called on a full queue. */
public class QueueFullException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueFullException() {
    }
}
