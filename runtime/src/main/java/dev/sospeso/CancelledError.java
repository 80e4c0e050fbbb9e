package dev.sospeso;

/** Thrown into a task that is cancelled. An {@link Error}, so that {@code catch (Exception e)} lets it pass. */
public class CancelledError extends Error {

    private static final long serialVersionUID = 1L;

    /** False while the constructors above this one run. */
    private final boolean constructed;

    /** Without a message. */
    public CancelledError() {
        this(null);
    }

    /**
     * With a message.
     *
     * @param message what happened
     */
    @SuppressWarnings("this-escape") // Nothing but the trace is written, as by Throwable itself.
    public CancelledError(String message) {
        super(message);
        constructed = true;
        super.fillInStackTrace();
    }

    @SuppressWarnings("this-escape") // The same.
    private CancelledError(String message, StackTraceElement[] trace) {
        super(message);
        constructed = true;
        setStackTrace(trace);
    }

    /**
     * An error that a loop throws: its trace begins where it is thrown into a coroutine. How the loop
     * came there would tell nothing, and costs more than all else about a cancellation.
     */
    static CancelledError thrownIn(String message) {
        return new CancelledError(message, new StackTraceElement[0]);
    }

    @Override
    public Throwable fillInStackTrace() {
        return constructed ? super.fillInStackTrace() : this;
    }
}
