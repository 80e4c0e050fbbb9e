package dev.sospeso.transformer.check;

import dev.sospeso.transformer.bytecode.RuntimeNames;
import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Suspension points in methods that are not async: such a method cannot be suspended. Only the first
 * one of each method is reported, since one correction cures all.
 */
final class SuspensionOutsideAsync implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (method.isAsync() || hasWrongReturnType(method) || isLeftOver(method)) {
            return;
        }
        List<SuspensionPoint> points = method.suspensions();
        if (!points.isEmpty()) {
            SuspensionPoint first = points.get(0);
            if (method.isInitializer()) {
                reportInitializer(method, findings, first);
            } else if (method.lambda() != null) {
                reportLambda(method, findings, first);
            } else {
                reportMethod(method, findings, first);
            }
        }
    }

    /** That is another rule's finding; its correction cures this one too. */
    private static boolean hasWrongReturnType(CheckedMethod method) {
        return Annotations.has(method.node(), RuntimeNames.ASYNC_DESC);
    }

    /** javac keeps the body of a lambda whose creation it removes, as after {@code if (false)}. */
    private static boolean isLeftOver(CheckedMethod method) {
        return (method.node().access & Opcodes.ACC_SYNTHETIC) != 0
                && method.node().name.startsWith("lambda$") && method.lambda() == null;
    }

    private static void reportInitializer(CheckedMethod method, Findings findings,
            SuspensionPoint point) {
        String type = SourceText.simpleName(method.owner().node().name);
        boolean constructor = method.node().name.equals("<init>");
        findings.add(Rule.SUSPENSION_IN_INITIALIZER, point.call(), point.form().text()
                + " suspends, which " + (constructor
                        ? "a constructor or an instance initialiser cannot: its object would be seen"
                                + " half made."
                        : "a static initialiser cannot: the JVM locks the class while it runs."),
                constructor ? "@Async static Coroutine<" + type + "> create(...) that awaits first"
                        + " and returns Coroutine.of(new " + type + "(...))"
                        : "@Async static Coroutine<...> load(), awaited where its result is needed"
                );
    }

    private static void reportLambda(CheckedMethod method, Findings findings,
            SuspensionPoint point) {
        LambdaSite site = method.lambda();
        findings.add(Rule.SUSPENSION_OUTSIDE_ASYNC, point.call(), point.form().text()
                + " stands in a lambda for " + site.functionalMethod() + ", which returns "
                + SourceText.simpleName(site.returns()) + ": only a lambda that returns "
                + kinds(point) + " can be suspended.", needsAwait(point)
                        ? "pass the lambda as an AsyncCallable, e.g. createTask(() -> { "
                                + point.form().code() + "; return null; })"
                        : "make the lambda a method that returns " + kinds(point));
    }

    private static void reportMethod(CheckedMethod method, Findings findings,
            SuspensionPoint point) {
        String name = method.node().name;
        String reason = point.form().text() + " stands in " + name + ", which ";
        AsyncKind kind = AsyncKind.of(method.node().desc);
        if (Annotations.has(method.node(), Annotations.SPRING_ASYNC)) {
            reason += "has Spring's @Async, not Sospeso's";
        } else if (kind != null) {
            reason += "is not marked @Async";
        } else {
            reason += "is not async and returns "
                    + SourceText.simpleName(Type.getReturnType(method.node().desc));
        }
        findings.add(Rule.SUSPENSION_OUTSIDE_ASYNC, point.call(),
                reason + ": a plain method cannot be suspended.", instead(method, point, kind));
    }

    private static String instead(CheckedMethod method, SuspensionPoint point, AsyncKind kind) {
        if (kind != null) {
            return "@dev.sospeso.Async " + SourceText.head(method.node(),
                    SourceText.genericReturn(method.node()));
        }
        if (isMain(method) && needsAwait(point)) {
            return "run(program()), with the code moved to @Async static Coroutine<Void> program()";
        }
        String result = SourceText.boxedReturn(method.node());
        return "@Async " + SourceText.head(method.node(), switch (point.form()) {
            case AWAIT, AWAIT_EACH, CLOSE -> "Coroutine<" + result + ">";
            case YIELD, YIELD_FROM -> "Generator<Object, Object, " + result + ">";
            case ASYNC_YIELD -> "AsyncGenerator<Object, Object>";
        });
    }

    private static boolean isMain(CheckedMethod method) {
        return method.node().name.equals("main") && !method.hasThis()
                && Type.getReturnType(method.node().desc) == Type.VOID_TYPE;
    }

    private static boolean needsAwait(SuspensionPoint point) {
        return switch (point.form()) {
            case AWAIT, AWAIT_EACH, CLOSE -> true;
            case YIELD, YIELD_FROM, ASYNC_YIELD -> false;
        };
    }

    private static String kinds(SuspensionPoint point) {
        return switch (point.form()) {
            case AWAIT, AWAIT_EACH, CLOSE -> "Coroutine";
            case YIELD, YIELD_FROM -> "Generator";
            case ASYNC_YIELD -> "AsyncGenerator";
        };
    }
}
