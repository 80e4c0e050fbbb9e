package dev.sospeso;

import java.util.List;

/**
 * The frame that closes a resource which an exception leaves: its value is the exception that must
 * leave the statement.
 */
final class ExitFrame extends CoroutineFrame<Throwable> {

    private final AsyncCloseable resource;
    private final Throwable cause;

    ExitFrame(AsyncCloseable resource, Throwable cause) {
        this.resource = resource;
        this.cause = cause;
    }

    @Override
    protected Object resume(int depth) {
        try {
            if (enter() != CREATED) {
                resumed();
                return cause;
            }
            Object result = await(resource.aclose(cause), depth);
            return result instanceof Suspension && !(result instanceof Enclosed)
                    ? suspend(1, result) : cause;
        } catch (Throwable exception) {
            // A group may have taken the cause in already.
            if (exception != cause && !List.of(exception.getSuppressed()).contains(cause)) {
                exception.addSuppressed(cause);
            }
            return exception;
        }
    }
}
