package dev.sospeso.transformer.check;

import dev.sospeso.transformer.diagnose.Rule;
import dev.sospeso.transformer.find.AsyncKind;

/**
 * A suspension point that another kind of async method has: {@code await} in a plain generator,
 * {@code Generator.yield} in a coroutine, and so on.
 */
final class SuspensionOfOtherKind implements MethodCheck {

    @Override
    public void check(CheckedMethod method, Findings findings) {
        if (method.isAsync()) {
            for (SuspensionPoint point : method.suspensions()) {
                if (!fits(method.kind(), point.form())) {
                    findings.add(Rule.SUSPENSION_OF_OTHER_KIND, point.call(), point.form().text()
                            + " stands in " + where(method) + " that returns "
                            + SourceText.genericReturn(method.node()) + ", which "
                            + can(method.kind()) + ".", instead(method, point.form()));
                }
            }
        }
    }

    private static boolean fits(AsyncKind kind, SuspensionPoint.Form form) {
        return switch (form) {
            case AWAIT, AWAIT_EACH, CLOSE -> kind.awaits();
            case YIELD, YIELD_FROM -> kind == AsyncKind.GENERATOR;
            case ASYNC_YIELD -> kind == AsyncKind.ASYNC_GENERATOR;
        };
    }

    private static String where(CheckedMethod method) {
        return method.lambda() != null ? "a lambda" : method.node().name + ", a method";
    }

    private static String can(AsyncKind kind) {
        return switch (kind) {
            case COROUTINE, FUTURE -> "awaits, but has nobody to yield to";
            case GENERATOR -> "yields, but cannot await: its caller wants the next value at once";
            case ASYNC_GENERATOR -> "awaits, and yields only by AsyncGenerator.yield";
        };
    }

    private static String instead(CheckedMethod method, SuspensionPoint.Form form) {
        return switch (form) {
            case AWAIT, AWAIT_EACH, CLOSE -> "@Async " + SourceText.head(method.node(),
                    "AsyncGenerator<...>") + ", with AsyncGenerator.yield(...)";
            case YIELD -> method.kind() == AsyncKind.ASYNC_GENERATOR ? "AsyncGenerator.yield(...)"
                    : "@Async " + SourceText.head(method.node(), "Generator<...>");
            case YIELD_FROM -> method.kind() == AsyncKind.ASYNC_GENERATOR
                    ? "for (var value : source) { AsyncGenerator.yield(value); }"
                    : "@Async " + SourceText.head(method.node(), "Generator<...>");
            case ASYNC_YIELD -> method.kind() == AsyncKind.GENERATOR ? "Generator.yield(...)"
                    : "@Async " + SourceText.head(method.node(), "AsyncGenerator<...>");
        };
    }
}
