package dev.sospeso;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the async methods that an exception crosses into its stack trace, innermost first, as a
 * Python traceback shows them.
 *
 * <p>The Java stack of a resumed frame ends at its driver; its awaiters are not on it. So each frame
 * that is crossed adds its own site above the driver's element. An exception that was not made below
 * the driver (a future's, or one thrown in) has no such element: the sites follow its own trace.
 */
final class AsyncTrace {

    /** As many elements as the JVM itself records by default. */
    static final int MAX_ELEMENTS = 1024;

    private AsyncTrace() {
    }

    /**
     * The exceptions that cross frames of one chain while it is driven. Each is added to in batches,
     * so that its trace is written once for all the frames that have no handler.
     */
    static final class Crossing {
        private final Class<? extends AsyncFrame> driver;
        private final List<StackTraceElement> crossed = new ArrayList<>();
        private int height = -1;
        private Throwable full;

        /**
         * For one run of a driver.
         *
         * @param driver the class whose method {@code drive} is running
         */
        Crossing(Class<? extends AsyncFrame> driver) {
            this.driver = driver;
        }

        void add(AsyncFrame frame) {
            if (crossed.size() < MAX_ELEMENTS) {
                StackTraceElement place = place(frame);
                if (place != null) {
                    crossed.add(place);
                }
            }
        }

        /** Writes what was added to the trace of the exception. */
        void write(Throwable exception) {
            if (!crossed.isEmpty() && exception != full) {
                StackTraceElement[] old = exception.getStackTrace();
                full = insert(exception, old, position(old), crossed) ? null : exception;
            }
            crossed.clear();
        }

        /** Where the driver that is running stands in a trace; behind its end if it does not. */
        private int position(StackTraceElement[] trace) {
            int first = next(driver, trace, 0);
            if (next(driver, trace, first + 1) >= trace.length) {
                return first;
            }
            int expected = trace.length - height();
            boolean known = expected >= 0 && expected < trace.length
                    && isDriver(driver, trace[expected]);
            return known ? expected : first;
        }

        /** How far above the bottom of the Java stack the innermost driver stands. */
        private int height() {
            if (height < 0) {
                StackTraceElement[] stack = new Throwable().getStackTrace();
                height = stack.length - next(driver, stack, 0);
            }
            return height;
        }
    }

    /** Adds the site of a frame at which an exception of something that is no frame appears. */
    static void cross(Throwable exception, AsyncFrame frame) {
        StackTraceElement place = place(frame);
        if (place != null) {
            Class<?> driver = frame instanceof DrivingFrame ? DrivingFrame.class
                    : AsyncFrame.class;
            StackTraceElement[] old = exception.getStackTrace();
            insert(exception, old, next(driver, old, 0), List.of(place));
        }
    }

    /** Says whether there is room left. */
    private static boolean insert(Throwable exception, StackTraceElement[] old, int at,
            List<StackTraceElement> crossed) {
        List<StackTraceElement> trace = new ArrayList<>(old.length + crossed.size());
        for (int i = 0; i < at; i++) {
            if (!isGlue(old[i])) {
                trace.add(old[i]);
            }
        }
        int below = old.length - at;
        int room = Math.max(0, MAX_ELEMENTS - trace.size() - below);
        trace.addAll(crossed.subList(0, Math.min(room, crossed.size())));
        trace.addAll(List.of(old).subList(at, old.length));
        exception.setStackTrace(trace.toArray(StackTraceElement[]::new));
        return room > crossed.size();
    }

    /** The first element of a driver from an index on, or some index behind the end. */
    private static int next(Class<?> driver, StackTraceElement[] trace, int from) {
        int at = from;
        while (at < trace.length && !isDriver(driver, trace[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDriver(Class<?> driver, StackTraceElement element) {
        return element.getMethodName().equals("drive")
                && element.getClassName().equals(driver.getName());
    }

    private static boolean isGlue(StackTraceElement element) {
        String name = element.getClassName();
        return element.getMethodName().equals("async$resume")
                || name.contains("$async$")
                || name.startsWith("dev.sospeso.") && name.indexOf('.', 12) < 0
                        && (name.endsWith("Frame") || name.endsWith(".Delegation"))
                        && !element.getMethodName().equals("drive");
    }

    /** The place of a frame's site, or null where its class does not describe it. */
    static StackTraceElement place(AsyncFrame frame) {
        return place(frame, frame.site());
    }

    /** As {@link #place}, and where a frame begins that a driver has yet to start. */
    static StackTraceElement begunOrNot(AsyncFrame frame) {
        int state = frame.state;
        return place(frame, state == AsyncFrame.CLAIMED ? AsyncFrame.CREATED : frame.site());
    }

    private static StackTraceElement place(AsyncFrame frame, int site) {
        String sites = frame.sites();
        if (sites.isEmpty() || site < 0) {
            return null;
        }
        int method = sites.indexOf('\n') + 1;
        int file = sites.indexOf('\n', method) + 1;
        int lines = sites.indexOf('\n', file) + 1;
        int index = lines + 2 * site;
        int line = index < sites.length() ? sites.charAt(index) : -1;
        String source = sites.substring(file, lines - 1);
        return new StackTraceElement(sites.substring(0, method - 1),
                sites.substring(method, file - 1), source.isEmpty() ? null : source,
                line == 0 ? -1 : line);
    }

    /** Whether a handler covers the site; a frame without a description might have one. */
    static boolean covered(AsyncFrame frame) {
        String sites = frame.sites();
        int site = frame.site();
        if (site < 0) {
            return false;
        }
        int lines = sites.indexOf('\n', sites.indexOf('\n', sites.indexOf('\n') + 1) + 1) + 1;
        int index = lines + 2 * site + 1;
        return index >= sites.length() || sites.charAt(index) != 0;
    }
}
