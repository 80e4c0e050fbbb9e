package dev.sospeso.asyncio;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Where exceptions go that nothing else handles: a loop's handler, else the log. */
final class ExceptionReport {

    private static final System.Logger LOGGER = System.getLogger("dev.sospeso.asyncio");

    private final EventLoop loop;
    private BiConsumer<EventLoop, ExceptionContext> handler;

    ExceptionReport(EventLoop loop) {
        this.loop = loop;
    }

    void setHandler(BiConsumer<EventLoop, ExceptionContext> newHandler) {
        handler = newHandler;
    }

    BiConsumer<EventLoop, ExceptionContext> handler() {
        return handler;
    }

    void call(ExceptionContext context) {
        if (handler == null) {
            log(context);
            return;
        }
        try {
            handler.accept(loop, context);
        } catch (Throwable exception) {
            if (Raise.leavesLoop(exception)) {
                throw exception;
            }
            log(ExceptionContext.of("Unhandled error in exception handler for: "
                    + context.message()).withException(exception));
        }
    }

    /** The loop closes before these have ended. */
    void destroyed(Collection<Task<?>> tasks) {
        for (Task<?> task : tasks) {
            if (!task.mayBeDropped()) {
                call(ExceptionContext.of(
                        "Task was destroyed but it is pending!").withFuture(task));
            }
        }
    }

    void log(ExceptionContext context) {
        StringBuilder text = new StringBuilder(context.message() == null
                ? "Unhandled exception in event loop" : context.message());
        if (context.future() != null) {
            text.append("\nfuture: ").append(context.future());
        }
        if (context.handle() != null) {
            text.append("\nhandle: ").append(context.handle());
        }
        LOGGER.log(System.Logger.Level.ERROR, text.toString(), context.exception());
    }

    void slow(String what, double seconds, List<StackTraceElement> awaitChain) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "Executing %s took %.3f seconds", what, seconds));
        awaitChain.forEach(place -> text.append("\n    at ").append(place));
        LOGGER.log(System.Logger.Level.WARNING, text.toString());
    }
}
