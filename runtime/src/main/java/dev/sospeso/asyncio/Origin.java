package dev.sospeso.asyncio;

import java.util.List;
import java.util.Set;

/** Where in the program something is made, for debug mode. */
final class Origin {

    private static final Set<String> OWN = Set.of("dev.sospeso", "dev.sospeso.asyncio");
    private static final StackWalker WALKER = StackWalker.getInstance();

    private Origin() {
    }

    /** The innermost place that is not in this library; null if there is none. */
    static StackTraceElement here() {
        return WALKER.walk(frames -> frames.filter(frame -> !isOwn(frame)).findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement).orElse(null));
    }

    /**
     * For the constructor of a coroutine: the method that made it, and then the place that called
     * that method.
     */
    static List<StackTraceElement> ofCoroutine() {
        return WALKER.walk(frames -> frames
                .dropWhile(frame -> !frame.getMethodName().equals("<init>"))
                .dropWhile(frame -> frame.getMethodName().equals("<init>"))
                .limit(2).map(StackWalker.StackFrame::toStackTraceElement).toList());
    }

    private static boolean isOwn(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return OWN.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
}
