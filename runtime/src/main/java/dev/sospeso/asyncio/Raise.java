package dev.sospeso.asyncio;

import dev.sospeso.CancelledError;
import dev.sospeso.KeyboardInterrupt;
import dev.sospeso.SystemExit;

/** How exceptions travel through the loop: as themselves, checked or not. */
final class Raise {

    private Raise() {
    }

    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException any(Throwable exception) throws X {
        throw (X) exception;
    }

    /** Whether an exception leaves the loop rather than end only the task that threw it. */
    static boolean leavesLoop(Throwable exception) {
        return exception instanceof Error
                && !(exception instanceof CancelledError)
                && (exception instanceof VirtualMachineError
                        || exception instanceof KeyboardInterrupt
                        || exception instanceof SystemExit);
    }
}
