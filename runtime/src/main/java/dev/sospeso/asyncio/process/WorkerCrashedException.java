package dev.sospeso.asyncio.process;

/**
 * A worker process of a {@link ProcessPool} ended, or spoke nonsense, while it ran a task. Only that
 * task is lost: the pool starts another worker for the next one.
 */
public final class WorkerCrashedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message and a cause.
     *
     * @param message which process, and how it ended
     * @param cause what was seen of it, or null
     */
    public WorkerCrashedException(String message, Throwable cause) {
        super(message, cause);
    }
}
