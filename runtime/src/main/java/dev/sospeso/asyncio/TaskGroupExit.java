package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;

/** The end of a {@link TaskGroup}'s block. */
final class TaskGroupExit extends StepFrame<Void> {

    private final TaskGroup group;
    private final Throwable cause;
    private CancelledError cancellation;

    TaskGroupExit(TaskGroup group, Throwable cause) {
        this.group = group;
        this.cause = cause;
    }

    @Override
    Object step(int at) throws Throwable {
        if (at == CREATED) {
            if (group.hasExited()) {
                return null;
            }
            group.beginExit(cause);
            if (cause instanceof CancelledError error) {
                cancellation = error;
            }
        } else {
            woken();
        }
        if (group.isIdle()) {
            group.exit(cause, cancellation);
            return null;
        }
        return await(1, group::untilIdle);
    }

    /** The parent may be cancelled again and again meanwhile: it waits for the tasks anyway. */
    private void woken() throws Throwable {
        try {
            awaited();
        } catch (CancelledError error) {
            if (group.abortOnce()) {
                cancellation = error;
            }
        }
    }
}
