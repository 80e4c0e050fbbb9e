package dev.sospeso.asyncio;

import java.util.NoSuchElementException;

/** {@link Queue#getNowait} was called on an empty queue. */
public class QueueEmptyException extends NoSuchElementException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueEmptyException() {
    }
}
