package dev.sospeso;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.Set;

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
        Set<Option> options = Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES);
        Optional<StackFrame> user = StackWalker.getInstance(options).walk(frames -> frames
                .filter(frame -> !frame.getClassName().startsWith("dev.sospeso.Untransformed")
                        && !isLanguage(frame) && !isOfTheJvm(frame.getDeclaringClass()))
                .findFirst());
        String place = user.map(frame -> frame.toStackTraceElement().toString())
                .orElse("unknown code");
        String reached = what + " was reached in code that was not transformed: " + place + "\n";
        if (user.isPresent() && user.get().getDeclaringClass().isHidden()) {
            return new IllegalStateException(reached + "and a hidden class cannot be transformed,"
                    + " since nobody else can name it. Transform its class file, and define it and"
                    + " its frame classes as normal ones: Lookup.defineClass(...).");
        }
        return new IllegalStateException(reached + "Transform it in one of three ways:\n"
                + "  1. at build: add goals 'transform' and 'transform-test' of"
                + " dev.sospeso:sospeso-maven-plugin to the build\n"
                + "  2. at launch: java -javaagent:sospeso-transformer.jar ...\n"
                + "  3. on class files: java -jar sospeso-transformer.jar DIR-OR-JAR\n"
                + "and mark the method @Async (or its lambda's functional method).");
    }

    /** The objects of lambdas and method handles are of hidden classes too. */
    private static boolean isOfTheJvm(Class<?> type) {
        return type.isHidden()
                && (type.isSynthetic() || type.getName().startsWith("java.lang.invoke."));
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
