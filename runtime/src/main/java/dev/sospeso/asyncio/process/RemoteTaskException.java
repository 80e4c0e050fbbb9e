package dev.sospeso.asyncio.process;

/**
 * Stands for an exception that a task threw in a worker process and that cannot be serialised. Its
 * message starts with the name of the class, and its stack trace is that of the original.
 */
public final class RemoteTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With the description of the original.
     *
     * @param description the class and message of the original
     * @param trace its stack trace
     */
    public RemoteTaskException(String description, StackTraceElement[] trace) {
        super(description);
        setStackTrace(trace);
    }
}
