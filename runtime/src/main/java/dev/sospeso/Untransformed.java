package dev.sospeso;

import java.lang.StackWalker.StackFrame;

/** The exception for a suspension point that was reached in code nobody transformed. */
public final class Untransformed {

    private Untransformed() {
    }

    /**
     * Builds the exception; the caller throws it.
     *
     * @param what the suspension point, as the user wrote it
     * @return an exception that names class, method and line of the nearest frame outside this
     *     library, and the three ways to transform it
     */
    public static IllegalStateException suspensionPoint(String what) {
        String place = StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> !frame.getClassName().startsWith("dev.sospeso.Untransformed")
                        && !isLanguage(frame))
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("unknown code"));
        return new IllegalStateException(what + " was reached in code that was not transformed: "
                + place + "\nTransform it in one of three ways:\n"
                + "  1. at build: add goals 'transform' and 'transform-test' of"
                + " dev.sospeso:sospeso-maven-plugin to the build\n"
                + "  2. at launch: java -javaagent:sospeso-transformer.jar ...\n"
                + "  3. on class files: java -jar sospeso-transformer.jar DIR-OR-JAR\n"
                + "and mark the method @Async (or its lambda's functional method).");
    }

    private static boolean isLanguage(StackFrame frame) {
        String name = frame.getClassName();
        return switch (name) {
            case "dev.sospeso.AsyncCloseable", "dev.sospeso.Generator", "dev.sospeso.AsyncGenerator",
                 "dev.sospeso.AwaitEach", "dev.sospeso.asyncio.Asyncio" -> true;
            default -> name.startsWith("dev.sospeso.AwaitEach$");
        };
    }
}
