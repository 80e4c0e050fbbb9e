package dev.sospeso.asyncio;

import java.util.Arrays;

/**
 * Ends the stack trace of an exception that leaves a loop with the caller's own frames, which the
 * driver of the coroutine has cut off.
 */
final class CallerTrace {

    private static final String PACKAGE = "dev.sospeso.asyncio.";

    private CallerTrace() {
    }

    static void append(Throwable exception) {
        StackTraceElement[] crossed = exception.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        if (endsAlike(crossed, here)) {
            return;
        }
        int caller = firstOutside(here);
        StackTraceElement[] whole =
                Arrays.copyOf(crossed, crossed.length + here.length - caller);
        System.arraycopy(here, caller, whole, crossed.length, here.length - caller);
        exception.setStackTrace(whole);
    }

    /** Whether the trace still has the caller's frames: nothing was cut off, or it was here before. */
    private static boolean endsAlike(StackTraceElement[] crossed, StackTraceElement[] here) {
        return crossed.length > 0
                && crossed[crossed.length - 1].equals(here[here.length - 1]);
    }

    /** The index of the frame that called the loop, past its own. */
    private static int firstOutside(StackTraceElement[] here) {
        int index = 0;
        while (index < here.length - 1 && isLoop(here[index])) {
            index++;
        }
        return index;
    }

    private static boolean isLoop(StackTraceElement element) {
        String name = element.getClassName();
        return name.equals(PACKAGE + "CallerTrace") || name.equals(PACKAGE + "BaseEventLoop")
                || name.equals(PACKAGE + "Runner") || name.equals(PACKAGE + "Asyncio");
    }
}
