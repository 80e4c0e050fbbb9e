package dev.sospeso;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the async methods that an exception crosses into its stack trace, innermost first, as a
 * Python traceback shows them.
 *
 * <p>The Java stack of a resumed frame ends at the driver; its awaiters are not on it. So at the
 * first crossing the trace is cut at the driver, and each frame crossed adds its own site.
 */
final class AsyncTrace {

    /** As many elements as the JVM itself records by default. */
    private static final int MAX_ELEMENTS = 1024;

    private AsyncTrace() {
    }

    /** The frames that one exception crosses in one go; writes the trace once, at the end. */
    static final class Crossing {
        private final Throwable exception;
        private final List<StackTraceElement> crossed = new ArrayList<>();

        Crossing(Throwable exception) {
            this.exception = exception;
        }

        void add(AsyncFrame frame) {
            if (crossed.size() < MAX_ELEMENTS) {
                StackTraceElement place = place(frame);
                if (place != null) {
                    crossed.add(place);
                }
            }
        }

        void finish() {
            append(exception, crossed);
        }
    }

    /** Adds the site of a frame that is about to throw an exception it was handed. */
    static void cross(Throwable exception, AsyncFrame frame) {
        StackTraceElement place = place(frame);
        if (place != null) {
            append(exception, List.of(place));
        }
    }

    private static void append(Throwable exception, List<StackTraceElement> crossed) {
        StackTraceElement[] old = exception.getStackTrace();
        List<StackTraceElement> trace = new ArrayList<>(old.length + crossed.size());
        for (StackTraceElement element : old) {
            if (isDriver(element)) {
                break;
            }
            if (!isGlue(element)) {
                trace.add(element);
            }
        }
        trace.addAll(crossed);
        int size = Math.min(trace.size(), Math.max(MAX_ELEMENTS, old.length));
        if (size != old.length || !crossed.isEmpty()) {
            exception.setStackTrace(trace.subList(0, size).toArray(StackTraceElement[]::new));
        }
    }

    private static boolean isDriver(StackTraceElement element) {
        return element.getMethodName().equals("drive")
                && element.getClassName().equals("dev.sospeso.AsyncFrame");
    }

    private static boolean isGlue(StackTraceElement element) {
        String name = element.getClassName();
        return element.getMethodName().equals("async$resume")
                || name.contains("$async$")
                || name.startsWith("dev.sospeso.") && name.indexOf('.', 12) < 0
                        && (name.endsWith("Frame") || name.endsWith(".Thrown"));
    }

    /** The place of a frame's site, or null where its class does not describe it. */
    static StackTraceElement place(AsyncFrame frame) {
        String sites = frame.sites();
        if (sites.isEmpty()) {
            return null;
        }
        int method = sites.indexOf('\n') + 1;
        int file = sites.indexOf('\n', method) + 1;
        int lines = sites.indexOf('\n', file) + 1;
        int index = lines + 2 * (frame.state & Integer.MAX_VALUE);
        int line = index >= 0 && index < sites.length() ? sites.charAt(index) : -1;
        String source = sites.substring(file, lines - 1);
        return new StackTraceElement(sites.substring(0, method - 1),
                sites.substring(method, file - 1), source.isEmpty() ? null : source,
                line == 0 ? -1 : line);
    }

    /** Whether a handler covers the site. */
    static boolean covered(String sites, int site) {
        int lines = sites.indexOf('\n', sites.indexOf('\n', sites.indexOf('\n') + 1) + 1) + 1;
        int index = lines + 2 * site + 1;
        return index >= sites.length() || sites.charAt(index) != 0;
    }
}
