package dev.sospeso.samples.conformance;

import static dev.sospeso.asyncio.Asyncio.await;
import static dev.sospeso.asyncio.Asyncio.getRunningLoop;
import static dev.sospeso.asyncio.Asyncio.run;
import static dev.sospeso.asyncio.Asyncio.sleep;
import static dev.sospeso.samples.conformance.Py.exc;
import static dev.sospeso.samples.conformance.Py.print;

import dev.sospeso.Async;
import dev.sospeso.Coroutine;
import dev.sospeso.asyncio.EventLoop;
import dev.sospeso.asyncio.ExceptionContext;
import dev.sospeso.asyncio.Future;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class Loop06ExceptionHandler {

    private Loop06ExceptionHandler() {
    }

    private static void bad(String text) {
        throw new IllegalArgumentException(text);
    }

    private static void handle(EventLoop loop, ExceptionContext context) {
        Throwable e = context.exception();
        print("handler:", Stream.of(context.message().split(" ")).limit(3)
                .collect(Collectors.joining(" ")), "|", e != null ? exc(e) : "no exception");
    }

    @Async
    static Coroutine<Void> program() {
        EventLoop loop = getRunningLoop();
        print("default", loop.getExceptionHandler());
        BiConsumer<EventLoop, ExceptionContext> handler = Loop06ExceptionHandler::handle;
        loop.setExceptionHandler(handler);
        print("installed", loop.getExceptionHandler() == handler);
        loop.callSoon(() -> print("before"));
        loop.callSoon(() -> bad("one"));
        loop.callSoon(() -> print("after"));
        await(sleep(0));
        Future<Void> f = loop.createFuture();
        f.addDoneCallback(done -> bad("two"));
        f.addDoneCallback(done -> print("second callback still runs"));
        f.setResult(null);
        await(f);
        loop.callLater(0, () -> bad("three"));
        await(sleep(0.02));
        loop.callExceptionHandler(ExceptionContext.of("by hand"));
        loop.callExceptionHandler(ExceptionContext.of("with error")
                .withException(new NoSuchElementException()));
        loop.setExceptionHandler(null);
        print("reset", loop.getExceptionHandler());
        return null;
    }

    static void main() {
        run(program());
    }
}
